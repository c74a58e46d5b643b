"""The command `kg`: arguments, printing, progress and exit status.

Data goes to standard output, words to standard error. Exit status: 0 good, 1 findings (a failed check, an input that
could not be read), 2 wrong usage. Each command imports what it needs when it runs, so that `kg --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from kg.cli import asking, building, inputs, ontology, reading, rounds, serving
from kg.cli.common import say
from kg.errors import KgError, UsageError

_COMMANDS = (building, inputs, reading, rounds, asking, ontology, serving)
"""The modules with commands, in the order of the help; each lists its own in `COMMANDS`."""


class _Commands(click.Group):
    """Turns kg's own errors into a message and an exit status; lists commands in the order they were added."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - click's type
        """Run the command."""
        try:
            return super().invoke(context)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except KgError as error:
            say(str(error))
            sys.exit(1)
        except BrokenPipeError:
            raise
        except OSError as error:
            if not error.filename:
                raise
            say(f"{error.filename}: {error.strerror}")
            sys.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order they were added."""
        del ctx
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="parley-kg", prog_name="kg")
def main() -> None:
    """Reads news about negotiations into a knowledge graph whose every edge leads to its sentence."""


for _module in _COMMANDS:
    for _command in _module.COMMANDS:
        main.add_command(_command)
