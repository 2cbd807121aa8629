package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** strongSwan's control tool, speaking to the daemon of one side, which has the certificates of that side. */
public final class Swanctl {

    /** The folders that it looks into; it complains about each one that is not there. */
    public static final ImmutableList<String> FOLDERS = ImmutableList.of("x509", "x509ca", "x509aa", "x509ac",
            "x509ocsp", "x509crl",
            "pubkey", "private", "rsa", "ecdsa", "pkcs8", "pkcs12", "bliss", "conf.d");

    private final Path folder;
    private final Path socket;
    private final Side side;

    Swanctl(Path folder, Path socket, Side side) {
        this.folder = folder;
        this.socket = socket;
        this.side = side;
    }

    /** Makes this file, and nothing of what was loaded before, the configuration. */
    public void load(Path file) throws IOException, InterruptedException {
        Path tree = folder.resolve("swanctl");
        if (Files.exists(tree)) {
            MoreFiles.deleteRecursively(tree, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        for (String name : FOLDERS) {
            Files.createDirectories(tree.resolve(name));
        }
        LabPki.provide(file, tree, side);
        Files.writeString(tree.resolve("swanctl.conf"), Files.readString(file));
        String answer = call("--load-all", "--clear", "--noprompt").run();
        if (!answer.contains("successfully loaded")) {
            throw new IOException("strongSwan does not load " + file + ": " + answer.strip());
        }
    }

    /** Runs it with these words and returns what it prints; an exit code other than 0 is an exception. */
    String run(String... words) throws IOException, InterruptedException {
        return call(words).run();
    }

    private Command call(String... words) {
        ImmutableList<String> all = ImmutableList.<String>builder().add(Strongswan.chosen().swanctl().toString())
                .add(words)
                .add("--uri", "unix://" + socket).build();
        return new Command(all, ImmutableMap.of("SWANCTL_DIR", folder.resolve("swanctl").toString(), "STRONGSWAN_CONF",
                folder.resolve("strongswan.conf").toString()));
    }
}
