package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** strongSwan's control tool, speaking to one charon. */
public final class Swanctl {

    /** It complains about each one that is not there. */
    private static final ImmutableList<String> FOLDERS = ImmutableList.of("x509", "x509ca", "x509aa", "x509ac",
            "x509ocsp", "x509crl",
            "pubkey", "private", "rsa", "ecdsa", "pkcs8", "pkcs12", "bliss", "conf.d");

    private final Path folder;
    private final Path socket;

    Swanctl(Path folder, Path socket) {
        this.folder = folder;
        this.socket = socket;
    }

    /** Makes this file, and nothing of what was loaded before, the configuration. */
    public void load(Path file) throws IOException, InterruptedException {
        Path tree = folder.resolve("swanctl");
        for (String name : FOLDERS) {
            Files.createDirectories(tree.resolve(name));
        }
        Files.writeString(tree.resolve("swanctl.conf"), Files.readString(file));
        String answer = call("--load-all", "--clear", "--noprompt").run();
        if (!answer.contains("successfully loaded")) {
            throw new IOException("strongSwan does not load " + file + ": " + answer.strip());
        }
    }

    /** Asks for a Child SA, without waiting for it. */
    public void initiate(String child) throws IOException, InterruptedException {
        call("--initiate", "--child", child, "--timeout", "-1").run();
    }

    /** Asks for a new Child SA in the place of this one. */
    public void rekeyChild(String child) throws IOException, InterruptedException {
        call("--rekey", "--child", child).run();
    }

    /** Asks for a new IKE SA in the place of this one. */
    public void rekeyIke(String connection) throws IOException, InterruptedException {
        call("--rekey", "--ike", connection).run();
    }

    /** Asks for the end of an IKE SA, without waiting for it. */
    public void terminateIke(String connection) throws IOException, InterruptedException {
        call("--terminate", "--ike", connection, "--timeout", "-1").run();
    }

    /** Asks for the end of a Child SA, without waiting for it. */
    public void terminateChild(String child) throws IOException, InterruptedException {
        call("--terminate", "--child", child, "--timeout", "-1").run();
    }

    /** The SAs of this moment. */
    public Sas sas() throws IOException, InterruptedException {
        return SasText.parse(call("--list-sas", "--pretty").run());
    }

    /** Runs it with these words and returns what it prints; an exit code other than 0 is an exception. */
    String run(String... words) throws IOException, InterruptedException {
        return call(words).run();
    }

    boolean answers() throws IOException, InterruptedException {
        return call("--version", "--daemon").attempt(java.time.Duration.ofSeconds(5)).exitCode() == 0;
    }

    private Command call(String... words) {
        ImmutableList<String> all = ImmutableList.<String>builder().add("swanctl").add(words)
                .add("--uri", "unix://" + socket).build();
        return new Command(all, ImmutableMap.of("SWANCTL_DIR", folder.resolve("swanctl").toString(), "STRONGSWAN_CONF",
                folder.resolve("strongswan.conf").toString()));
    }
}
