package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PpkUse;
import ike.engine.config.Proof;
import ike.engine.config.UniquePolicy;
import ike.v2.exchange.Habits;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7619: who proves nothing is let in where that is wanted, and nowhere else. */
class NullAuthenticationTest {
    private static final ImmutableList<AuthRound> NOBODY = ImmutableList
            .of(new AuthRound(new Proof.NullAuthentication(), new IdentityPattern.Exactly(Identification.NOBODY)));
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final UnaryOperator<Connection> WE_ARE = Change.component("local", NOBODY);
    private static final UnaryOperator<Connection> PEER_IS = Change.component("remote", NOBODY);

    @Test
    void aClientThatIsNobodyKnowsItsServer() {
        Scene.play(Setup.USUAL.left(WE_ARE).right(PEER_IS).secrets(
                () -> Fixtures.secretOfAll("one"), () -> Fixtures.secretOfAll("one")), scene -> {
                    scene.left().done(INITIATE);
                    assertThat(scene.right().established()).singleElement()
                            .satisfies(sa -> assertThat(sa.peer().remote()).isEqualTo(Identification.NOBODY));
                    assertThat(scene.left().established()).singleElement().satisfies(
                            sa -> assertThat(sa.peer().remote()).isEqualTo(Identification.fqdn("right.test")));
                });
    }

    @Test
    void neitherSideIsAnybody() {
        Scene.play(Setup.USUAL.left(c -> WE_ARE.apply(PEER_IS.apply(c))).right(c -> WE_ARE.apply(PEER_IS.apply(c))),
                scene -> {
                    scene.left().done(INITIATE);
                    assertThat(scene.left().established()).hasSize(1);
                    assertThat(scene.right().established()).hasSize(1);
                });
    }

    /** §2.4: a pattern for every identity is not one for nobody. */
    @Test
    void whoWantsToKnowAnybodyLetsNobodyIn() {
        Scene.play(Setup.USUAL.left(WE_ARE).right(Change.remoteId(IdentityPattern.any())).secrets(
                () -> Fixtures.secretOfAll("one"), () -> Fixtures.secretOfAll("one")), scene -> {
                    assertThat(scene.left().failed(INITIATE)).startsWith("AUTHENTICATION_FAILED");
                    assertThat(scene.right().established()).isEmpty();
                    assertThat(scene.right().events(Event.Failed.class).getFirst().failure().summary())
                            .startsWith("no connection is configured for peer ID_NULL");
                });
    }

    /** And a responder that proves nothing is refused by an initiator that wants a proof. */
    @Test
    void whoWantsAProofIsNotContentWithNone() {
        Scene.play(Setup.USUAL.right(WE_ARE), scene -> {
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.left().established()).isEmpty();
        });
    }

    /** §2.3: nobody else than the same peer may be replaced, and nobody is not the same as nobody. */
    @Test
    void oneThatIsNobodyDoesNotReplaceAnother() {
        UnaryOperator<Connection> replacing = c -> Change.unique(UniquePolicy.REPLACE).apply(PEER_IS.apply(c));
        Habits d = Habits.DEFAULT;
        Habits apart = new Habits(d.makeBeforeBreak(), false, d.preference(), d.signatureAuthentication(),
                d.sendVendorId(), d.followRedirects(), d.announceMethods(), d.redirectTo(), true, false,
                false);
        Scene.play(Setup.USUAL.habits(apart).left(WE_ARE).right(replacing).secrets(
                () -> Fixtures.secretOfAll("one"), () -> Fixtures.secretOfAll("one")), scene -> {
                    scene.left().done(INITIATE);
                    scene.left().done(INITIATE);
                    assertThat(scene.right().established()).hasSize(2);
                });
    }

    /** A PPK enters the keys, and with them an AUTH that proves nothing else: who has announced one has to have it (RFC 8784 §5.2.3). */
    @ParameterizedTest(name = "{0}, right knows {1}: {2}")
    @CsvSource({"AUTH, blue, true", "AUTH, green, false", "EITHER, blue, true", "EITHER, green, false"})
    void aPpkHoldsBehindNobodyToo(PpkUse.Exchange exchange, String known, boolean used) {
        UnaryOperator<Connection> ppk = c -> Change.with(c, "extensions", c.extensions().with(new PpkUse(
                Optional.of(new IdentityPattern.Exactly(Identification.fqdn("blue"))), false, exchange)));
        UnaryOperator<Connection> nobody = c -> ppk.apply(WE_ARE.apply(PEER_IS.apply(c)));
        Scene.play(Setup.USUAL.both(nobody), scene -> {
            PpkTest.know(scene.left(), "blue");
            PpkTest.know(scene.right(), known);
            if (!used) {
                assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                assertThat(scene.right().established()).isEmpty();
                return;
            }
            scene.left().done(INITIATE);
            scene.settle();
            assertThat(scene.seen(scene.right(), exchange == PpkUse.Exchange.AUTH
                    ? ExchangeType.Known.IKE_AUTH
                    : ExchangeType.Known.IKE_INTERMEDIATE, false).getFirst().notify(NotifyType.Known.PPK_IDENTITY)
                    .isPresent()).isEqualTo(used);
        });
    }

    /** RFC 8784 §5.2.3: the PPK tells who somebody is, so that an identity means something; without it, it is not believed. */
    @ParameterizedTest
    @CsvSource({"blue, true", "none, false"})
    void whoHasThePpkMaySayWhoItIs(String known, boolean up) {
        UnaryOperator<Connection> ppk = c -> Change.with(c, "extensions", c.extensions().with(new PpkUse(
                Optional.of(new IdentityPattern.Exactly(Identification.fqdn("blue"))), false, PpkUse.Exchange.AUTH)));
        UnaryOperator<Connection> silent = c -> Change.with(Change.with(ppk.apply(c), "local", unproved(c.local())),
                "remote", unproved(c.remote()));
        Scene.play(Setup.USUAL.both(silent), scene -> {
            PpkTest.know(scene.left(), "blue");
            PpkTest.know(scene.right(), known);
            if (!up) {
                assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                assertThat(scene.right().established()).isEmpty();
                return;
            }
            scene.left().done(INITIATE);
            assertThat(scene.left().sa().peer().remote()).isEqualTo(Identification.fqdn("right.test"));
            assertThat(scene.right().sa().peer().remote()).isEqualTo(Identification.fqdn("left.test"));
            scene.settle();
        });
    }

    private static ImmutableList<AuthRound> unproved(ImmutableList<AuthRound> rounds) {
        return rounds.stream().map(round -> new AuthRound(new Proof.NullAuthentication(), round.identity()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Nobody in the first round, somebody in the second (RFC 4739): the proof of the second counts. */
    @Test
    void nobodyMayBecomeSomebodyInAFurtherRound() {
        UnaryOperator<Connection> ours = c -> Change.with(c, "local",
                ImmutableList.<AuthRound>builder().addAll(NOBODY).addAll(c.local()).build());
        UnaryOperator<Connection> peers = c -> Change.with(c, "remote",
                ImmutableList.<AuthRound>builder().addAll(NOBODY).addAll(c.remote()).build());
        Scene.play(Setup.USUAL.left(ours).right(peers).secrets(() -> Fixtures.secretOfAll("one"),
                () -> Fixtures.secretOfAll("one")), scene -> {
                    scene.left().done(INITIATE);
                    scene.settle();
                    assertThat(scene.right().sa().peer().remote()).isEqualTo(Identification.fqdn("left.test"));
                });
    }
}
