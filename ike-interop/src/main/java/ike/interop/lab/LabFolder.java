package ike.interop.lab;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a network among the system's temporary files, for sockets and keys: {@code ike-lab-PID-N-…}, where PID is the id of
 * our process and N counts its networks. What dead runs have left is removed by the next one.
 */
final class LabFolder {
    private static final Pattern NAME = Pattern.compile("ike-lab-(\\d+)-(\\d+)-\\d+");

    private LabFolder() {
    }

    /** A new one. */
    static Path create(int number) throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")), number);
    }

    /** A new one in this folder. */
    static Path create(Path place, int number) throws IOException {
        Path made = Files.createTempDirectory(place, "ike-lab-" + ProcessHandle.current().pid() + "-" + number + "-");
        try (DirectoryStream<Path> others = Files.newDirectoryStream(place, "ike-lab-*")) {
            for (Path other : others) {
                if (!other.equals(made) && isLeftBehind(other, made, number)) {
                    MoreFiles.deleteRecursively(other, RecursiveDeleteOption.ALLOW_INSECURE);
                }
            }
        }
        return made;
    }

    private static boolean isLeftBehind(Path other, Path made, int number) throws IOException {
        Matcher matcher = NAME.matcher(other.getFileName().toString());
        return matcher.matches() && !Namespaces.isAlive(matcher.group(1), matcher.group(2), number)
                && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(made));
    }
}
