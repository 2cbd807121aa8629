package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.sim.Clear;
import ike.engine.sim.Host;
import ike.engine.sim.Loss;
import ike.engine.sim.Simulation;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.conversation.Conversation;
import ike.interop.conversation.Credentials;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Episode;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Recording.Party;
import ike.interop.transcript.Standing.Proof;
import ike.v2.Ikev2Engine;
import ike.v2.exchange.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An IKE SA that is resumed (RFC 5723), read by somebody else: it is opened, told, and its AUTH is verified. */
class ResumptionTranscriptTest {
    private static final Recording RECORDING = play();

    @Test
    void itsProofsAreVerifiedByTheKeysAlone() {
        List<Explanation> heard = heard(Narrator.keys(RECORDING), true);

        assertThat(proofs(heard)).hasSize(4).extracting(Proof::verdict).containsOnly(Verdict.GOOD);
        assertThat(heard).allSatisfy(packet -> assertThat(packet.standing().breaches()).isEmpty());
    }

    /** Without the SA that it takes up nobody knows its algorithms, and that is said. */
    @Test
    void whatIsMissingIsSaid() {
        assertThat(proofs(heard(Narrator.keys(RECORDING), false))).hasSize(2).allSatisfy(proof -> {
            assertThat(proof.verdict()).isEqualTo(Verdict.UNCHECKED);
            assertThat(proof.reason()).contains("the IKE SA that is resumed").contains("not in the capture");
        });
    }

    @Test
    void itIsAChapterOfItsOwn() {
        assertThat(Narrator.tell(RECORDING)).filteredOn(Passage.Chapter.class::isInstance)
                .extracting(passage -> ((Passage.Chapter) passage).episode())
                .containsExactly(Episode.INIT, Episode.AUTH, Episode.INFORMATION, Episode.RESUME, Episode.AUTH);
    }

    private static List<Proof> proofs(List<Explanation> heard) {
        return heard.stream().flatMap(packet -> packet.standing().proofs().stream()).toList();
    }

    private static List<Explanation> heard(KeyTables keys, boolean whole) {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        Conversation conversation = new Conversation(keys, Credentials.NONE);
        List<Explanation> heard = new ArrayList<>();
        for (Happening happening : RECORDING.happenings()) {
            if (happening instanceof Happening.Sent sent
                    && (whole || sent.time().compareTo(Duration.ofMinutes(3)) > 0)) {
                Frame frame = new Frame(heard.size() + 1, Optional.of(RECORDING.start()), LinkLayer.RAW_IP,
                        sent.packet(), sent.packet().length());
                explainer.explain(frame).stream().filter(Explainer.Result.Explained.class::isInstance)
                        .map(result -> conversation.hear(((Explainer.Result.Explained) result).explanation()))
                        .forEach(heard::add);
            }
        }
        return heard;
    }

    private static Recording play() {
        Cast cast = Demonstration.cast(7, Variant.DEFAULT);
        Simulation simulation = new Simulation(7);
        Notebook notebook = new Notebook(simulation);
        Host alice = host(simulation, notebook, cast.initiator(), cast.responder(), true);
        host(simulation, notebook, cast.responder(), cast.initiator(), false);
        Order up = new Order.Initiate(TunnelConfiguration.CONNECTION, Optional.of(TunnelConfiguration.CHILD));
        alice.order(up);
        simulation.run(Duration.ofSeconds(1));
        simulation.line(alice, new Loss(1));
        alice.order(new Order.CheckLiveness(new Target.Named(TunnelConfiguration.CONNECTION)));
        simulation.run(Duration.ofMinutes(4));
        simulation.line(alice, new Clear());
        alice.order(up);
        simulation.run(Duration.ofSeconds(1));
        return new Recording(cast, Simulation.START, notebook.happenings());
    }

    private static Host host(Simulation simulation, Notebook notebook, Party own, Party peer, boolean begins) {
        Host host = simulation.host(own.name(), ImmutableList.of(own.address()),
                notebook.around(own.name(), (entropy, log) -> new Ikev2Engine(
                        new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false))),
                () -> new EspDatapath((_, _) -> {
                }));
        simulation.line(host, new Clear());
        Connection plain = TunnelConfiguration.DEFAULT.connection(own, peer, begins);
        host.order(new Order.LoadConnection(plain.with(plain.extensions().resuming(true))));
        host.order(new Order.LoadSecret(TunnelConfiguration.secret("correct horse battery staple")));
        return host;
    }
}
