package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Effect;
import ike.v2.MessageKind.Verdict;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state against every kind of message (RFC 7296 §2.1 to §2.5, §2.21): it is handled, or it is dropped, says so in
 * one line, and leaves the state as it was.
 */
class StateMessageMatrixTest {
    @ParameterizedTest
    @EnumSource
    void whatAStateDoesNotWaitForLeavesItAsItWas(Situation situation) {
        Scene.play(scene -> {
            Actor actor = situation.arise(scene);
            for (MessageKind kind : MessageKind.all()) {
                IkeSa sa = situation.of(actor);
                Verdict verdict = kind.verdict(sa);
                if (verdict != Verdict.HANDLED) {
                    Actor.Inside before = actor.inside();
                    ImmutableList<Effect> effects = actor.take(kind.octets(sa, scene.keyring()));
                    assertThat(actor.inside()).as("%s", kind).isEqualTo(before);
                    assertThat(Actor.drops(effects)).as("%s", kind).hasSize(1);
                    assertThat(Actor.sends(effects).stream().filter(send -> !isUnknownSpi(send)))
                            .as("%s", kind).hasSize(verdict == Verdict.ANSWERED ? 1 : 0);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatAStateWaitsForIsHandled(Situation situation) {
        for (MessageKind kind : handled(situation)) {
            Scene.play(scene -> {
                Actor actor = situation.arise(scene);
                Actor.Inside before = actor.inside();
                ImmutableList<Effect> effects = actor.take(kind.octets(situation.of(actor), scene.keyring()));
                assertThat(actor.inside()).as("%s", kind).isNotEqualTo(before);
                assertThat(Actor.drops(effects)).as("%s", kind).isEmpty();
            });
        }
    }

    /** §2.1: the last request again, to the octet, gets the same octets back, and nothing else happens. */
    @ParameterizedTest
    @EnumSource
    void theLastRequestAgainGetsTheSameAnswer(Situation situation) {
        Scene.play(scene -> {
            Actor actor = situation.arise(scene);
            lastExchange(situation.of(actor)).ifPresent(last -> {
                Actor.Inside before = actor.inside();
                assertThat(Actor.sent(actor.take(last.request()))).isEqualTo(Iterables.getOnlyElement(last.reply()));
                assertThat(actor.inside()).isEqualTo(before);
                Bytes other = Bytes.concat(last.request().slice(0, last.request().length() - 1), Bytes.of(0));
                assertThat(Actor.sends(actor.take(other))).as("not to the octet").isEmpty();
                assertThat(actor.inside()).isEqualTo(before);
            });
        });
    }

    /** The matrix has something to say about every state. */
    @Test
    void everyStateIsThere() {
        List<String> states = new ArrayList<>();
        for (Situation situation : Situation.values()) {
            Scene.play(scene -> {
                IkeSa sa = situation.of(situation.arise(scene));
                states.add(sa.getClass().getSimpleName() + switch (sa) {
                    case Established up -> " " + up.stage();
                    case AuthAsked asked -> " " + asked.stage().getClass().getSimpleName();
                    case EapAsked asked -> " " + asked.stage().getClass().getSimpleName();
                    default -> "";
                });
            });
        }
        assertThat(states)
                .contains("InitSent", "ResumeSent", "InitAnswered", "IntermediateSent", "AuthUnsent", "AuthSent",
                        "VerifyAsked",
                        "AuthAsked Judging", "AuthAsked Signing", "EapAsked Asking", "EapAsked Consulting",
                        "EapAsked Further", "EapAsked Over", "EapAsked Signing",
                        "TlsAsked", "RoundUnsent",
                        "LeaseAsked", "Tombstone")
                .containsAll(
                        Iterables.transform(List.of(Established.Stage.values()), s -> "AutoValue_Established " + s));
        assertThat(MessageKind.all()).hasSize(1008);
    }

    /** What comes in our own role, or with foreign SPIs, belongs to no SA; {@link UnknownSpiTest} is about that. */
    private static boolean isUnknownSpi(Effect.Send send) {
        return IkeMessages.decode(send.octets()).orThrow().notify(NotifyType.Known.INVALID_IKE_SPI).isPresent();
    }

    private static ImmutableList<MessageKind> handled(Situation situation) {
        ImmutableList.Builder<MessageKind> kinds = ImmutableList.builder();
        Scene.play(scene -> {
            IkeSa sa = situation.of(situation.arise(scene));
            MessageKind.all().stream().filter(kind -> kind.verdict(sa) == Verdict.HANDLED).forEach(kinds::add);
        });
        return kinds.build();
    }

    private static Optional<ReplyCache.Exchange> lastExchange(IkeSa sa) {
        return switch (sa) {
            case InitAnswered opened -> opened.replies().last();
            case Established up -> up.replies().last();
            case EapAsked asked -> asked.replies().last();
            case Tombstone gone -> gone.replies().last();
            default -> Optional.empty();
        };
    }
}
