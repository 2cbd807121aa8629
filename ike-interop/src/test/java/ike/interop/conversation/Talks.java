package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.LinkLayer;
import ike.interop.demo.Demonstration;
import ike.interop.demo.Variant;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packets to listen to, and listening to them. */
final class Talks {
    private static final Recording DEMO = Demonstration.play(7, Variant.DEFAULT);

    private Talks() {
    }

    /** The IP packets of the demonstration. */
    static ImmutableList<Bytes> demo() {
        return DEMO.happenings().stream().filter(Happening.Sent.class::isInstance)
                .map(sent -> ((Happening.Sent) sent).packet()).collect(ImmutableList.toImmutableList());
    }

    /** All that the demonstration's parties know. */
    static KeyTables secrets() {
        return Narrator.keys(DEMO);
    }

    /** An IKE message from the initiator, or to it, on port 500. */
    static Bytes packet(boolean fromInitiator, Bytes message) {
        TransportAddress left = new TransportAddress(IpAddress.of("192.0.2.1"), 500);
        TransportAddress right = new TransportAddress(IpAddress.of("192.0.2.2"), 500);
        return fromInitiator
                ? IpPacketBuilder.udp(left, right, message)
                : IpPacketBuilder.udp(right, left, message);
    }

    static List<Explanation> explain(List<Bytes> packets, KeyTables keys) {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            Frame frame = new Frame(i + 1, Optional.of(Instant.EPOCH), LinkLayer.RAW_IP, packets.get(i),
                    packets.get(i).length());
            add(explainer.explain(frame), explanations);
        }
        add(explainer.rest(), explanations);
        return explanations;
    }

    private static void add(List<Explainer.Result> results, List<Explanation> explanations) {
        for (Explainer.Result result : results) {
            if (result instanceof Explainer.Result.Explained(Explanation explanation)) {
                explanations.add(explanation);
            }
        }
    }

    /** A capture that was heard to its end. */
    record Heard(List<Explanation> packets, Findings findings) {
        List<Proof> proofs() {
            return packets.stream().flatMap(packet -> packet.standing().proofs().stream()).toList();
        }
    }

    static Heard listen(List<Frame> frames, KeyTables keys, Credentials credentials) {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        List<Explanation> explanations = new ArrayList<>();
        frames.forEach(frame -> add(explainer.explain(frame), explanations));
        add(explainer.rest(), explanations);
        Conversation conversation = new Conversation(keys, credentials);
        PatientListener listener = new PatientListener(conversation);
        List<Explanation> packets = new ArrayList<>();
        explanations.forEach(explanation -> packets.addAll(listener.hear(explanation)));
        packets.addAll(listener.rest());
        return new Heard(packets, conversation.end(explainer.end()));
    }

    static List<Explanation> hear(List<Bytes> packets, KeyTables keys, Credentials credentials) {
        Conversation conversation = new Conversation(keys, credentials);
        return explain(packets, keys).stream().map(conversation::hear).toList();
    }

    /** What is heard in a capture; nothing is checked that needs more than the keys. */
    static List<Explanation> hearCapture(Path capture, KeyTables keys) throws CaptureException {
        Conversation conversation = new Conversation(keys, Credentials.NONE);
        return explainCapture(capture, keys).stream().map(conversation::hear).toList();
    }

    static List<Explanation> explainCapture(Path capture, KeyTables keys) throws CaptureException {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        List<Explanation> explanations = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                add(explainer.explain(frame.get()), explanations);
            }
            add(explainer.rest(), explanations);
        }
        return explanations;
    }

    static boolean isIke(Explanation explanation) {
        return explanation.subject() instanceof Subject.Ike;
    }

    static Subject.Ike ike(Explanation explanation) {
        return (Subject.Ike) explanation.subject();
    }
}
