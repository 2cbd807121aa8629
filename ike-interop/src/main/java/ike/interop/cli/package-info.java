/**
 * The command line of {@code ike}: one class for each command, the exit codes, and what a failure looks like.
 *
 * <p>A command is a class of this package that picocli reads; it prints to {@code spec.commandLine().getOut()}, returns
 * an {@link ike.interop.cli.ExitCode#code() exit code}, and throws {@link ike.interop.cli.UserError} when the user can
 * mend what went wrong. Another module adds commands through {@link ike.interop.cli.CommandContribution}.
 */
@NullMarked
package ike.interop.cli;

import org.jspecify.annotations.NullMarked;
