package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * libreswan's pluto as an endpoint of a case, driven by its tool {@code whack}. A {@code conn} of its ipsec.conf is connection and
 * Child SA in one, so both have its name. Secrets stand in the case's file {@code ipsec.secrets}.
 */
final class PlutoEndpoint extends LimitedEndpoint {
    private static final Duration READY = Patience.seconds(10);
    private static final Pattern READY_LINE = Pattern.compile("loading secrets from");
    private static final Pattern CONN = Pattern.compile("(?m)^conn\\s+(\\S+)");
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final String SETUP = "config setup\n\tikev1-policy=accept\n";

    private final Libreswan libreswan;
    private final Path folder;
    private ImmutableList<String> conns = ImmutableList.of();

    private PlutoEndpoint(Libreswan libreswan, Path folder, Daemon daemon) {
        super("libreswan", daemon);
        this.libreswan = libreswan;
        this.folder = folder;
    }

    static PlutoEndpoint start(Namespace namespace, Path folder) throws IOException, InterruptedException {
        Libreswan libreswan = Libreswan.chosen();
        prepare(libreswan, folder);
        // "ip netns exec" has made the mounts private. What is compiled in of /run and of the helpers' place is made to
        // fit there.
        String words = "mount -t tmpfs none /run && mkdir /run/pluto && " + libreswan.showHelpers() + " && exec "
                + libreswan.program("pluto") + " --nofork --stderrlog --no-dnssec --config "
                + folder.resolve("setup.conf") + " --rundir " + folder.resolve("run") + " --secretsfile "
                + folder.resolve("ipsec.secrets") + " --ipsecdir " + folder + " --nssdir " + folder.resolve("nss");
        Daemon daemon = Daemon.start("pluto",
                Command.of("sh", "-c", words).with(libreswan.environment()).in(namespace));
        ready(daemon, 0);
        return new PlutoEndpoint(libreswan, folder, daemon);
    }

    private static void prepare(Libreswan libreswan, Path folder) throws IOException, InterruptedException {
        for (String each : ImmutableList.of("nss", "run", "policies")) {
            Files.createDirectories(folder.resolve(each));
        }
        Files.writeString(folder.resolve("setup.conf"), SETUP);
        Files.writeString(folder.resolve("ipsec.secrets"), "");
        if (!Files.exists(folder.resolve("nss/cert9.db"))) {
            Command.of(libreswan.certutil().toString(), "-N", "-d", "sql:" + folder.resolve("nss"), "--empty-password")
                    .with(libreswan.environment()).run();
        }
    }

    private static void ready(Daemon daemon, int mark) throws IOException, InterruptedException {
        if (daemon.log().await(READY_LINE, mark, READY).isEmpty()) {
            daemon.close();
            throw daemon.failure("was not ready within " + READY.toSeconds() + " s");
        }
    }

    @Override
    public void load(Path configuration) throws IOException, InterruptedException {
        forget();
        Files.writeString(folder.resolve("case.conf"), SETUP + Files.readString(configuration));
        Files.copy(configuration.resolveSibling("ipsec.secrets"), folder.resolve("ipsec.secrets"),
                StandardCopyOption.REPLACE_EXISTING);
        whack("--rereadsecrets");
        conns = CONN.matcher(Files.readString(configuration)).results().map(found -> found.group(1))
                .collect(ImmutableList.toImmutableList());
        add();
    }

    private void add() throws IOException, InterruptedException {
        for (String conn : conns) {
            int mark = log().mark();
            run("addconn", "--config", folder.resolve("case.conf").toString(), conn);
            if (log().await(Pattern.compile("\"" + conn + "\": added "), mark, READY).isEmpty()) {
                throw daemon().failure("does not load " + conn);
            }
        }
    }

    private void forget() throws IOException, InterruptedException {
        for (String conn : conns) {
            whack("--delete", "--name", conn);
        }
        conns = ImmutableList.of();
    }

    @Override
    public void initiate(String child) throws IOException, InterruptedException {
        whack("--initiate", "--asynchronous", "--name", child);
    }

    @Override
    public void rekeyChild(String child) throws IOException, InterruptedException {
        whack("--rekey-ipsec", "--asynchronous", "--name", child);
    }

    @Override
    public void rekeyIke(String connection) throws IOException, InterruptedException {
        whack("--rekey-ike", "--asynchronous", "--name", connection);
    }

    @Override
    public void terminateIke(String connection) throws IOException, InterruptedException {
        whack("--terminate", "--name", connection);
    }

    @Override
    Sas sas() throws IOException, InterruptedException {
        return PlutoStates.read(whack("--showstates"));
    }

    @Override
    public Sas clear(Duration limit) throws IOException, InterruptedException {
        forget();
        return await(Sas::none, limit);
    }

    @Override
    public void crash() throws IOException, InterruptedException {
        int mark = log().mark();
        daemon().restart();
        ready(daemon(), mark);
        add();
    }

    private String whack(String... words) throws IOException, InterruptedException {
        return run("whack", words);
    }

    /** Their exit codes are numbers of what was said last, so they are not looked at. */
    private String run(String program, String... words) throws IOException, InterruptedException {
        return Command.of(ImmutableList.<String>builder()
                .add(libreswan.program(program).toString(), "--ctlsocket", folder.resolve("run/pluto.ctl").toString())
                .add(words).build().toArray(String[]::new)).with(libreswan.environment()).attempt(CALL).output();
    }
}
