package ike.v2.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.WireWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever octets come, at whatever moment: no exception, and nobody gets in. */
class EapProperties {
    @Provide
    Arbitrary<EapMethod> passwords() {
        return Arbitraries.of(EapMethod.byPassword());
    }

    @Property
    void noOctetsMakeThePeerContent(@ForAll("passwords") EapMethod method, @ForAll @IntRange(max = 2) int answered,
            @ForAll @IntRange(min = 1, max = 4) int code, @ForAll @Size(max = 80) byte[] body) {
        Talk talk = Talk.of(method);
        for (int i = 0; i < answered && talk.authenticatorEnd.isEmpty(); i++) {
            talk.step();
        }
        if (talk.authenticatorEnd.isEmpty()) {
            assertThat(talk.peer.on(packet(code, 0, body), talk.account, Talk.CHALLENGES))
                    .isNotInstanceOf(EapPeer.Step.Done.class);
        }
    }

    @Property
    void noOctetsMakeTheAuthenticatorContent(@ForAll("passwords") EapMethod method,
            @ForAll @IntRange(max = 2) int answered,
            @ForAll @IntRange(min = 1, max = 4) int code, @ForAll @Size(max = 80) byte[] body) {
        Talk talk = Talk.of(method);
        for (int i = 0; i < answered && talk.authenticatorEnd.isEmpty(); i++) {
            talk.step();
        }
        Bytes typed = Bytes.concat(Bytes.of(talk.authenticator.request().type()), Bytes.copyOf(body));
        boolean acknowledged = answered == 2 && typed.equals(Bytes.of(26, 3));
        assertThat(talk.authenticator.on(packet(code, talk.authenticator.request().identifier(), typed.toArray()),
                Talk.USERS, Talk.CHALLENGES) instanceof EapAuthenticator.Step.Succeeded).isEqualTo(
                        acknowledged && code == 2);
    }

    @Property
    void anyOctetsAtAll(@ForAll @Size(max = 40) byte[] octets) {
        Talk talk = Talk.of(EapMethod.MD5);
        assertThat(talk.peer.on(Bytes.copyOf(octets), talk.account, Talk.CHALLENGES))
                .isNotInstanceOf(EapPeer.Step.Done.class);
        assertThat(talk.authenticator.on(Bytes.copyOf(octets), Talk.USERS, Talk.CHALLENGES))
                .isNotInstanceOf(EapAuthenticator.Step.Succeeded.class);
    }

    private static Bytes packet(int code, int identifier, byte[] body) {
        return new WireWriter().u8(code).u8(identifier).u16(4 + body.length).bytes(Bytes.copyOf(body)).toBytes();
    }
}
