package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.signature.SigningKey;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Addressing;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Heading;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every state that an IKE SA can be in, and how to get there. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas that capture nothing that changes
enum Situation {
    INIT_SENT(true, Scene::firstRequest),
    INIT_ANSWERED(false, Scene::firstResponse),
    /** The ticket of an IKE SA that was lost is shown, and the answer is lost too (RFC 5723). */
    RESUME_SENT(true, scene -> {
        reload(scene, ResumptionTest::resuming);
        scene.establish();
        scene.gate().close(true);
        scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
        scene.run(Duration.ofMinutes(3));
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** Additional key exchanges are agreed on, and the first one has left (RFC 9370). */
    INTERMEDIATE_SENT(true, scene -> {
        reload(scene, MultipleKeyExchangesTest.using("x25519-ke1_mlkem512-ke2_ecp256"));
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE).lost();
        scene.begin(scene.left());
        scene.run();
    }),
    /** The first one is answered, and the second one awaited. */
    INTERMEDIATE_AWAITED(false, scene -> {
        reload(scene, MultipleKeyExchangesTest.using("x25519-ke1_mlkem512-ke2_ecp256"));
        scene.gate().response(Heading.IN, ExchangeType.Known.IKE_INTERMEDIATE).lost();
        scene.begin(scene.left());
        scene.run();
    }),
    AUTH_SENT(true, scene -> {
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).lost();
        scene.begin(scene.left());
        scene.run();
    }),
    /** We have shown who we are and asked by EAP. */
    EAP_ASKED(false, scene -> {
        EapSetup.reload(scene, EapMethod.MSCHAPV2);
        scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).lost();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    EAP_ANSWERED(true, scene -> {
        EapSetup.reload(scene, EapMethod.MSCHAPV2);
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).late(Duration.ZERO)
                .request(Heading.OUT, ExchangeType.Known.IKE_AUTH).lost();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** The outside is asked what TLS makes of the start of EAP-TLS. */
    TLS_ASKED(true, scene -> {
        EapTlsTest.reload(scene);
        scene.left().host().leaveQuestionsOpen();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** The same of the ClientHello, at the authenticator. */
    TLS_CONSULTED(false, scene -> {
        EapTlsTest.reload(scene);
        scene.right().host().leaveQuestionsOpen();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** The peer has proved itself once, and its second round is awaited (RFC 4739). */
    FURTHER_ROUND(false, scene -> {
        reload(scene, RoundsTest::inTwoRounds);
        scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).lost();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** The same, seen by the peer, whose outside is asked to sign. */
    ROUND_UNSENT(true, scene -> {
        Pki.equip(scene, Pki.P256, Pki.P256);
        reload(scene, RoundsTest::inTwoRounds);
        scene.left().host().leaveQuestionsOpen();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** A further round of the responder's own is to come, and the request that makes room for it is lost (RFC 4739 §2.5). */
    OWN_ROUND_AWAITED(false, scene -> {
        Pki.equip(scene, Pki.P256, Pki.P256);
        reload(scene, RoundsTest::inTwoRoundsOfRight);
        scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).lost();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** That request is here, and the outside is asked to sign. */
    OWN_ROUND_SIGNING(false, scene -> {
        Pki.equip(scene, Pki.P256, Pki.P256);
        reload(scene, RoundsTest::inTwoRoundsOfRight);
        scene.right().host().leaveQuestionsOpen();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    /** The outside is asked to sign, and IKE_AUTH has not left. */
    AUTH_UNSENT(true, asking(true, Pki.P256, PublicKeyRound.ANY, PublicKeyRound.ANY)),
    /** The peer's signature is here, and the outside is asked what it is worth. */
    VERIFY_ASKED(true, asking(true, Pki.P256, new Proof.PreSharedKey(), PublicKeyRound.ANY)),
    /** The same at the responder. */
    JUDGING_ASKED(false, asking(false, Pki.P256, PublicKeyRound.ANY, new Proof.PreSharedKey())),
    /** The peer is believed, and the outside is asked for the signature of the answer. */
    SIGNING_ASKED(false, asking(false, Pki.P256, new Proof.PreSharedKey(), PublicKeyRound.ANY)),
    /** The peer has proved who it is, and the outside is asked for its address. */
    LEASE_ASKED(false, scene -> {
        scene.right().host().leaveQuestionsOpen();
        reload(scene, c -> Change.with(c, "addressing", c.local().equals(ImmutableList.of(Fixtures.auth("left.test")))
                ? new Addressing(ImmutableList.of(IpAddress.ANY4), ImmutableList.of())
                : new Addressing(ImmutableList.of(), ImmutableList.of("v4"))));
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(100));
    }),
    UP_AS_INITIATOR(true, Scene::establish),
    UP_AS_RESPONDER(false, Scene::establish),
    CREATING_A_CHILD(true, waiting(new Order.Initiate("home", Optional.of("more")))),
    REKEYING_A_CHILD(true, waiting(new Order.RekeyChild(new Target.Named("net")))),
    DELETING_A_CHILD(true, waiting(new Order.TerminateChild(new Target.Named("net")))),
    REKEYING_THE_IKE_SA(true, waiting(new Order.RekeyIke(new Target.Named("home")))),
    DELETING_THE_IKE_SA(true, waiting(new Order.TerminateIke(new Target.Named("home")))),
    ASKING_FOR_A_SIGN_OF_LIFE(true, waiting(new Order.CheckLiveness(new Target.Named("home")))),
    /** CREATE_CHILD_SA is done, and IKE_FOLLOWUP_KE has left (RFC 9370 §2.2.4). */
    FOLLOWING_UP(true, Situation::followedUp),
    /** IKE_FOLLOWUP_KE is awaited. */
    TO_BE_FOLLOWED_UP(false, Situation::followedUp),
    /** Both rekey the IKE SA, and the answer to our request is lost: the peer's new SA is here. */
    RIVAL(true, scene -> {
        scene.establish();
        scene.gate().response(Heading.IN, ExchangeType.Known.CREATE_CHILD_SA).lost();
        scene.gate().request(Heading.IN, ExchangeType.Known.INFORMATIONAL).lost();
        scene.left().order(new Order.RekeyIke(new Target.Named("home")));
        scene.right().order(new Order.RekeyIke(new Target.Named("home")));
        scene.run();
    }, stage(Established.Stage.RIVAL)),
    /** The peer has rekeyed the IKE SA and has not deleted the old one yet. */
    REPLACED(false, Situation::rekeyed, stage(Established.Stage.REPLACED)),
    /** We have rekeyed the IKE SA, and our request to delete the old one is on its way. */
    RETIRING(true, Situation::rekeyed, stage(Established.Stage.RETIRING)),
    GONE(false, scene -> {
        scene.establish();
        scene.left().done(new Order.TerminateIke(new Target.Named("home")));
    });

    private final boolean left;
    private final Consumer<Scene> script;
    private final Predicate<IkeSa> subject;

    Situation(boolean left, Consumer<Scene> script) {
        this(left, script, _ -> true);
    }

    Situation(boolean left, Consumer<Scene> script, Predicate<IkeSa> subject) {
        this.left = left;
        this.script = script;
        this.subject = subject;
    }

    /** Brings it about; whose SA is in this state. */
    Actor arise(Scene scene) {
        script.accept(scene);
        return left ? scene.left() : scene.right();
    }

    /** The SA that is in this state. */
    IkeSa of(Actor actor) {
        return Iterables.getOnlyElement(actor.states().stream().filter(subject).toList());
    }

    private static void followedUp(Scene scene) {
        reload(scene, MultipleKeyExchangesTest.using("x25519-ke1_mlkem512"));
        scene.establish();
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_FOLLOWUP_KE).lost();
        scene.left().order(new Order.RekeyChild(new Target.Named("net")));
        scene.run();
    }

    /** Left proves itself in one way and right in the other; the outside of one of them does not answer its questions. */
    private static Consumer<Scene> asking(boolean left, SigningKey key, Proof lefts, Proof rights) {
        return scene -> {
            Pki.equip(scene, key, key);
            reload(scene, c -> c.local().equals(ImmutableList.of(Fixtures.auth("left.test")))
                    ? Pki.proofs(lefts, rights).apply(c)
                    : Pki.proofs(rights, lefts).apply(c));
            (left ? scene.left() : scene.right()).host().leaveQuestionsOpen();
            scene.begin(scene.left());
            scene.run(Duration.ofMillis(100));
        };
    }

    private static void reload(Scene scene, UnaryOperator<Connection> change) {
        scene.left().done(new Order.LoadConnection(
                change.apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
        scene.right().done(new Order.LoadConnection(
                change.apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
    }

    private static Consumer<Scene> waiting(Order order) {
        return scene -> {
            scene.establish();
            scene.gate().close(true);
            scene.left().order(order);
            scene.run();
        };
    }

    private static void rekeyed(Scene scene) {
        scene.establish();
        scene.gate().request(Heading.OUT, ExchangeType.Known.INFORMATIONAL).lost();
        scene.left().order(new Order.RekeyIke(new Target.Named("home")));
        scene.run();
    }

    private static Predicate<IkeSa> stage(Established.Stage stage) {
        return sa -> sa instanceof Established established && established.stage() == stage;
    }
}
