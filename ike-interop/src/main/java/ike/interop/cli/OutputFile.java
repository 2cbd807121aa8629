package ike.interop.cli;

import ike.interop.files.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a command writes when its work is done. No RFC section: this is the program, not the protocol. */
public final class OutputFile {
    private OutputFile() {
    }

    /**
     * To be called before the work, which may take a quarter of an hour: {@link UserError} when the file could not be written.
     *
     * @param file absent when none is wanted
     */
    public static void require(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw cannotWrite(file, "it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw cannotWrite(file, "there is no folder " + folder);
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw cannotWrite(file, "permission denied");
        }
    }

    /** Writes it, in the place of what was there; {@link UserError} when that fails. */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    static UserError cannotWrite(Path file, IOException e) {
        UserError error = cannotWrite(file, FileFailure.writing(e));
        error.initCause(e);
        return error;
    }

    private static UserError cannotWrite(Path file, String why) {
        return new UserError(ExitCode.BAD_INPUT, "cannot write " + file + ": " + why);
    }
}
