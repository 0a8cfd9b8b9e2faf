"""`tracer teach`: what an instructor makes of a case."""

from __future__ import annotations

import typer

from tracer.cli import form, mark, packet, quiz

app = typer.Typer(no_args_is_help=True, help="Teach with a case: make a packet or a quiz, mark what comes back.")


@app.callback()
def options() -> None:
    """What stands before any of its commands."""


app.command("packet")(packet.packet)
app.command("quiz")(quiz.quiz)
app.command("form")(form.form)
app.command("check-submission")(form.check_submission)
app.command("mark")(mark.mark)
