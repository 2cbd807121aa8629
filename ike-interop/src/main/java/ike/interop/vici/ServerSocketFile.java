package ike.interop.vici;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A unix socket that listens, and its file. The socket is made in a folder that only the owner can enter, gets the mode
 * 0600 there, and is then moved to its place: there is no moment at which somebody else could connect.
 *
 * @param key what tells this file from a later one of the same name
 */
record ServerSocketFile(ServerSocketChannel channel, Path file, Object key) {
    private static final int BACKLOG = 16;

    static ServerSocketFile open(Path file) throws IOException {
        makeWay(file);
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".ike",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made = folder.resolve("s");
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(made), BACKLOG);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            return new ServerSocketFile(channel, file, key(file));
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(made);
            Files.delete(folder);
        }
    }

    /** Listens no more; the file goes unless another server has put its own in the place. */
    void close() throws IOException {
        channel.close();
        try {
            if (key(file).equals(key)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException _) {
            // Somebody was faster, and it is gone, which is what we want.
        }
    }

    /** What a server that is gone has left behind may be replaced, nothing else. */
    private static void makeWay(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!attributes(file).isOther()) {
            throw new FileAlreadyExistsException(file.toString(), null, "is no socket");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(file));
        } catch (IOException _) {
            return;
        }
        throw new FileSystemException(file.toString(), null, "another process listens there");
    }

    private static Object key(Path file) throws IOException {
        return attributes(file).fileKey();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
