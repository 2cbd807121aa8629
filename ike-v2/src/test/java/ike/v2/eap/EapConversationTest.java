package ike.v2.eap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.crypto.SecretCensus;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both roles against each other: who gets in, with which key, and who does not. */
class EapConversationTest {
    private static final ImmutableList<EapMethod> ALL = EapMethod.byPassword();

    @ParameterizedTest
    @CsvSource({"MD5, true", "MD5, false", "GTC, true", "GTC, false", "MSCHAPV2, true", "MSCHAPV2, false"})
    void theRightPasswordGetsIn(EapMethod method, boolean askIdentity) {
        Talk talk = talk(ImmutableSet.of(method), ImmutableList.of(method), askIdentity, "alice", Talk.RIGHT).run();
        assertThat(talk.peerEnd.orElseThrow()).isInstanceOf(EapPeer.Step.Done.class);
        EapAuthenticator.Step.Succeeded success = (EapAuthenticator.Step.Succeeded) talk.authenticatorEnd.orElseThrow();
        assertThat(success.identity()).isEqualTo(Talk.ALICE);
        assertThat(success.msk().isPresent()).isEqualTo(method == EapMethod.MSCHAPV2);
    }

    @Test
    void bothEndsHaveTheSameKey() {
        Talk talk = Talk.of(EapMethod.MSCHAPV2).run();
        Secret peers = ((EapPeer.Step.Done) talk.peerEnd.orElseThrow()).msk().orElseThrow();
        Secret ours = ((EapAuthenticator.Step.Succeeded) talk.authenticatorEnd.orElseThrow()).msk().orElseThrow();
        assertThat(peers.sameOctets(ours)).isTrue();
        assertThat(peers.length()).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void theWrongPasswordDoesNot(EapMethod method) {
        refused(talk(ImmutableSet.of(method), ImmutableList.of(method), true, "alice", Talk.WRONG).run());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void anUnknownUserDoesNotEvenWithAPassword(EapMethod method) {
        refused(talk(ImmutableSet.of(method), ImmutableList.of(method), true, "mallory", Talk.RIGHT).run());
    }

    private static void refused(Talk talk) {
        assertThat(talk.peerEnd.orElseThrow()).isInstanceOf(EapPeer.Step.Refused.class);
        assertThat(((EapAuthenticator.Step.Failed) talk.authenticatorEnd.orElseThrow()).why())
                .isEqualTo("wrong password, or no secret for this EAP identity");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void aNakLeadsToTheMethodThatThePeerSpeaks(EapMethod spoken) {
        Talk talk = talk(ImmutableSet.of(spoken), ALL, true, "alice", Talk.RIGHT).run();
        assertThat(talk.peerEnd.orElseThrow()).isInstanceOf(EapPeer.Step.Done.class);
        assertThat(talk.peer.method().orElseThrow().method()).isEqualTo(spoken);
    }

    @Test
    void withoutACommonMethodNobodyGetsIn() {
        Talk talk = talk(ImmutableSet.of(EapMethod.GTC), ImmutableList.of(EapMethod.MD5), true, "alice", Talk.RIGHT)
                .run();
        assertThat(talk.authenticatorEnd.orElseThrow()).extracting("why")
                .isEqualTo("the peer accepts none of our EAP methods");
        assertThat(talk.peerEnd.orElseThrow()).isInstanceOf(EapPeer.Step.Refused.class);
    }

    @Test
    void aDomainBeforeTheNameDoesNotChangeTheProof() {
        Bytes withDomain = Bytes.utf8("OFFICE\\alice");
        assertThat(UserName.withoutDomain(withDomain)).isEqualTo(Talk.ALICE);
        assertThat(UserName.withoutDomain(Talk.ALICE)).isEqualTo(Talk.ALICE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void everySecretIsReachableOrWiped(EapMethod method) {
        Set<Secret> reachable = new HashSet<>();
        List<Secret> made = SecretCensus.during(() -> {
            Talk talk = Talk.of(method);
            do {
                talk.peer.eachSecret(reachable::add);
                talk.authenticator.eachSecret(reachable::add);
            } while (talk.step());
        });
        assertThat(made).allMatch(secret -> secret.isWiped() || reachable.contains(secret));
    }

    private static Talk talk(ImmutableSet<EapMethod> allowed, ImmutableList<EapMethod> proposed, boolean askIdentity,
            String name, Secret password) {
        return new Talk(allowed, proposed, askIdentity, new EapAccount(Bytes.utf8(name), Optional.of(password)));
    }
}
