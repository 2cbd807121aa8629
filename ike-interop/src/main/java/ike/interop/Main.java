package ike.interop;

import ike.interop.cli.IkeCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process behind {@code ike}: runs one command line and ends with its exit code.
 *
 * <p>No RFC section: this is the program, not the protocol. Both streams are UTF-8 whatever the locale says, so that the
 * same run prints the same octets everywhere.
 */
public final class Main {

    private Main() {
    }

    /**
     * Runs the command line and exits the process.
     *
     * @param args
     *            the command line without the program's name
     */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = new IkeCommand(out, err, System.getenv()).execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
