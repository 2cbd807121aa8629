package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Two of our endpoints, each a process of its own, on both sides of the lab's wire. What a test awaits of one comes within
 * {@link #LIMIT}, or the test fails with that side's log.
 */
record TwoEndpoints(OurEndpoint ours, OurEndpoint peer, Path folder) implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path JAR = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();

    /**
     * Starts both, without a configuration.
     *
     * @param folder for what they write; its path has to be short
     * @param options of {@code ike run}, the same for both
     */
    static TwoEndpoints in(LabNetwork network, Path folder, String... options)
            throws IOException, InterruptedException {
        OurEndpoint ours = start(network, Side.OURS, folder, options);
        try {
            return new TwoEndpoints(ours, start(network, Side.PEER, folder, options), folder);
        } catch (IOException | InterruptedException | RuntimeException e) {
            ours.close();
            throw e;
        }
    }

    private static OurEndpoint start(LabNetwork network, Side side, Path folder, String... options)
            throws IOException, InterruptedException {
        return OurEndpoint.start(network.of(side), JAR, folder.resolve(side.word()), options);
    }

    OurEndpoint of(Side side) {
        return side == Side.OURS ? ours : peer;
    }

    void load(Path ofOurs, Path ofPeer) throws IOException, InterruptedException {
        ours.load(ofOurs);
        peer.load(ofPeer);
    }

    /** One side asks for the Child SA "net"; both have it. */
    void up(Side initiator) throws IOException, InterruptedException {
        of(initiator).initiate("net");
        bothSee(sas -> sas.onlyChild("net"));
    }

    void bothSee(Predicate<Sas> condition) throws IOException, InterruptedException {
        sees(Side.OURS, condition);
        sees(Side.PEER, condition);
    }

    void sees(Side side, Predicate<Sas> condition) throws IOException, InterruptedException {
        OurEndpoint endpoint = of(side);
        assertThat(endpoint.await(condition, LIMIT)).as(() -> "after " + endpoint.log().since(0)).matches(condition);
    }

    /** Where that side writes Wireshark's key tables. */
    Path keys(Side side) {
        return OurEndpoint.keys(folder.resolve(side.word()));
    }

    @Override
    public void close() {
        try (ours) {
            peer.close();
        }
    }
}
