package ike.interop.lab;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.Closeable;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs cases, one after the other, in one network and between two daemons that live on from case to case: each case loads its
 * configuration in the place of the one before, and ends with nothing up on either side. Both are started anew after a case that
 * failed, so that one failure does not become many, and for a case that wants to be alone.
 */
public final class Lab implements Closeable {

    private final Path evidence;
    private final LabNetwork network;
    private final LabWeb web;
    private final OurSide ourSide;
    private @Nullable Both<Endpoint> endpoints;

    private Lab(Path evidence, LabNetwork network, LabWeb web, OurSide ourSide) {
        this.evidence = evidence;
        this.network = network;
        this.web = web;
        this.ourSide = ourSide;
    }

    /**
     * Opens the lab for our own endpoint.
     *
     * @param evidence gets a folder for each case and role, which replaces that of an earlier run
     * @param jar the runnable archive of the {@code ike} command
     */
    public static Lab open(Path evidence, Path jar) throws IOException, InterruptedException {
        return open(evidence, folder -> new OurSide.Archive(jar, folder.resolve("ours")));
    }

    /** Opens the lab with strongSwan on both sides. What a case demands of our own messages and of the capture is left out. */
    public static Lab openWithStandIn(Path evidence) throws IOException, InterruptedException {
        return open(evidence, folder -> new OurSide.StandIn(folder.resolve("ours")));
    }

    private static Lab open(Path evidence, Function<Path, OurSide> ourSide) throws IOException, InterruptedException {
        LabNetwork network = LabNetwork.open();
        try {
            return new Lab(evidence, network, LabWeb.open(network.of(Side.PEER)), ourSide.apply(network.folder()));
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /** Runs a case in one role; {@link CaseFailed} tells what did not happen. */
    void run(Case theCase, Role role) throws IOException, InterruptedException {
        play(theCase, role, Pause.NONE).judge();
    }

    /** The folder that a case's evidence is in, once it has run. */
    static Path evidence(Path evidence, Case theCase, Role role) {
        return evidence.resolve(theCase.name() + "-" + role.word()).toAbsolutePath();
    }

    /** Plays a case in one role; what it has left can be judged while the next one is played. */
    CaseRun play(Case theCase, Role role, Pause pause) throws IOException, InterruptedException {
        Path own = evidence(evidence, theCase, role);
        if (Files.exists(own)) {
            MoreFiles.deleteRecursively(own, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(own);
        if (theCase.isAlone()) {
            end();
        }
        network.hide(theCase.expect().behindNat(), role.initiator());
        Both<Endpoint> both = endpoints == null ? start(theCase) : endpoints;
        endpoints = null;
        try {
            CaseRun run = new CaseRun(network, ourSide, both, theCase, role, own, pause);
            run.play();
            if (!theCase.isAlone()) {
                endpoints = both;
            }
            return run;
        } finally {
            if (endpoints == null) {
                both.ours().close();
                both.peer().close();
            }
            network.reveal();
        }
    }

    private Both<Endpoint> start(Case theCase) throws IOException, InterruptedException {
        PeerDaemon daemon = theCase.expect().peer();
        Endpoint peer = daemon.start(network.of(Side.PEER), network.folder().resolve(daemon.title()),
                theCase.settings(Side.PEER));
        try {
            return new Both<>(ourSide.start(network.of(Side.OURS), theCase.settings(Side.OURS)), peer);
        } catch (IOException e) {
            peer.close();
            throw e;
        }
    }

    /** SIGTERM ends our endpoint with exit code 0, however many cases it has seen. */
    private void end() throws IOException, InterruptedException {
        Both<Endpoint> both = endpoints;
        endpoints = null;
        if (both == null) {
            return;
        }
        try (Endpoint ours = both.ours(); Endpoint _ = both.peer()) {
            int exitCode = ours.stop();
            if (exitCode != 0) {
                throw new CaseFailed(
                        "our endpoint ended with exit code " + exitCode + " after SIGTERM, after its last case");
            }
        }
    }

    /** The peer's name and version, as it says itself. */
    public static String peerName() throws IOException, InterruptedException {
        return Command.of(Strongswan.chosen().charon().toString(), "--version").run().strip();
    }

    /** The version alone, the last word of its name. */
    public static Version peerVersion() throws IOException, InterruptedException {
        String name = peerName();
        return Version.parse(name.substring(name.lastIndexOf(' ') + 1));
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the daemons had ended", e);
        } finally {
            web.close();
            network.close();
        }
    }
}
