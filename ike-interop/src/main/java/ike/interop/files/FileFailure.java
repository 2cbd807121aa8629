package ike.interop.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written. The exceptions of files say the file's name only, and their class says the rest. */
public final class FileFailure {
    private FileFailure() {
    }

    /** In a few words, to stand behind the file's name. */
    public static String reading(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : reason(e);
    }

    /** The same of a file or a folder that should be made: what is missing then is the folder around it. */
    public static String writing(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : reason(e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileSystemException file when file.getReason() != null -> String.valueOf(file.getReason());
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is no folder";
            default -> String.valueOf(e.getMessage());
        };
    }
}
