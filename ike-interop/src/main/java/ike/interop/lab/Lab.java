package ike.interop.lab;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs cases, one after the other, in one network and against one strongSwan that lives on between them. After a case that failed
 * strongSwan is started anew, so that one failure does not become many.
 */
public final class Lab implements AutoCloseable {

    private final Path evidence;
    private final Path folder;
    private final LabNetwork network;
    private final OurSide ourSide;
    private @Nullable CharonEndpoint peer;

    private Lab(Path evidence, Path folder, LabNetwork network, OurSide ourSide) {
        this.evidence = evidence;
        this.folder = folder;
        this.network = network;
        this.ourSide = ourSide;
    }

    /**
     * Opens the lab for our own endpoint.
     *
     * @param evidence gets a folder for each case and role, which replaces that of an earlier run
     * @param jar the runnable archive of the {@code ike} command
     */
    public static Lab open(Path evidence, Path jar) throws IOException, InterruptedException {
        return new Lab(evidence, temporary(), LabNetwork.open(), new OurSide.Archive(jar));
    }

    /** Opens the lab with strongSwan on both sides. What a case demands of our own messages and of the capture is left out. */
    public static Lab openWithStandIn(Path evidence) throws IOException, InterruptedException {
        Path folder = temporary();
        return new Lab(evidence, folder, LabNetwork.open(), new OurSide.StandIn(folder.resolve("ours")));
    }

    /** Runs a case in one role; {@link CaseFailed} tells what did not happen. */
    public void run(Case theCase, Role role) throws IOException, InterruptedException {
        run(theCase, role, Pause.NONE);
    }

    /** The folder that a case's evidence is in, once it has run. */
    Path evidence(Case theCase, Role role) {
        return evidence.resolve(theCase.name() + "-" + role.word()).toAbsolutePath();
    }

    void run(Case theCase, Role role, Pause pause) throws IOException, InterruptedException {
        Path own = evidence(theCase, role);
        if (Files.exists(own)) {
            MoreFiles.deleteRecursively(own, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(own);
        CharonEndpoint charon = peer == null
                ? CharonEndpoint.start(network.of(Side.PEER), folder.resolve("peer"))
                : peer;
        peer = null;
        try {
            new CaseRun(network, ourSide, charon, theCase, role, own, pause).run();
            peer = charon;
        } finally {
            if (peer == null) {
                charon.close();
            }
        }
    }

    /** The peer's name and version, as it says itself. */
    public static String peerVersion() throws IOException, InterruptedException {
        return Command.of(Charon.PROGRAM.toString(), "--version").run().strip();
    }

    @Override
    public void close() throws IOException {
        if (peer != null) {
            peer.close();
        }
        network.close();
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    /** In the system's folder for such things, because the path of a socket must be short. */
    private static Path temporary() throws IOException {
        return Files.createTempDirectory("ike-lab");
    }
}
