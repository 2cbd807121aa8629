package ike.interop.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a command throws into one line on the error stream and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final PrintWriter err;
    private final BooleanSupplier stackTrace;

    Failures(PrintWriter err, BooleanSupplier stackTrace) {
        this.err = err;
        this.stackTrace = stackTrace;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        return badCommandLine(exception).code();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        return report(exception).code();
    }

    ExitCode report(Throwable failure) {
        return switch (failure) {
            case UserError error -> line(error, error.exitCode(), String.valueOf(error.getMessage()));
            case ParameterException exception -> badCommandLine(exception);
            default -> line(failure, ExitCode.BUG, "this is a bug in IKE for Java, please report it: " + failure
                    + (stackTrace.getAsBoolean() ? "" : " (--stacktrace shows where)"));
        };
    }

    private ExitCode badCommandLine(ParameterException exception) {
        String help = exception.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help";
        return line(exception, ExitCode.BAD_INPUT,
                exception.getMessage() + suggestion(exception) + " (see: " + help + ")");
    }

    private static String suggestion(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            return "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return "";
    }

    private ExitCode line(Throwable failure, ExitCode exitCode, String text) {
        err.println("ike: " + text.replaceAll("\\s*\\R\\s*", " "));
        if (stackTrace.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }
}
