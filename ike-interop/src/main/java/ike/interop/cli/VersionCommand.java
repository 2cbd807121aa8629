package ike.interop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ike version}: what a bug report needs. No RFC section: this is the program, not the protocol. */
@Command(name = "version", description = "Prints the versions of IKE for Java, of Java and of the system.")
public final class VersionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--crypto", description = "Adds a table: which library does which part of the cryptography.")
    private boolean crypto;

    /** Called by picocli. */
    public VersionCommand() {
    }

    @Override
    public Integer call() throws Exception {
        for (String line : new VersionLines().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
        if (crypto) {
            new CryptoTable().lines().forEach(spec.commandLine().getOut()::println);
        }
        return ExitCode.DONE.code();
    }
}
