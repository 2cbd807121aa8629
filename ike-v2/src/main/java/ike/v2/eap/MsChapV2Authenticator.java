package ike.v2.eap;

import ike.crypto.ConstantTime;
import ike.crypto.Secret;
import ike.crypto.eap.MsChapV2;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** EAP-MSCHAPv2, the authenticator (draft-kamath-pppext-eap-mschapv2-02, RFC 2759 §4 to §6). */
sealed interface MsChapV2Authenticator extends AuthenticatorMethod {
    /** The MS-CHAPv2-ID of the one challenge; it ties responses to it, and says nothing else. */
    int ID = 1;

    static Begun begin(Challenges challenges) {
        Bytes challenge = challenges.next(MsChapV2Packet.CHALLENGE_LENGTH);
        return new Begun(new Challenged(challenge),
                new MsChapV2Packet.Challenge(ID, challenge, Bytes.utf8("ike")).encode());
    }

    @Override
    default Step on(int identifier, Bytes data, Bytes identity, EapPasswords passwords) {
        return switch (MsChapV2Packet.decode(data)) {
            case Decoded.Bad(var why) -> new Step.Refuse(why.describe());
            case Decoded.Ok(MsChapV2Packet packet) -> onPacket(packet, identity, passwords);
        };
    }

    /** Takes a response that can be read. */
    Step onPacket(MsChapV2Packet packet, Bytes identity, EapPasswords passwords);

    @Override
    default void eachSecret(Consumer<Secret> visitor) {
        // Only one of the states holds a key.
    }

    /** The challenge is sent. */
    record Challenged(Bytes challenge) implements MsChapV2Authenticator {
        @Override
        public Step onPacket(MsChapV2Packet packet, Bytes identity, EapPasswords passwords) {
            if (!(packet instanceof MsChapV2Packet.Response response) || response.id() != ID) {
                return new Step.Refuse("something else than the response to our MSCHAPv2 challenge");
            }
            Bytes user = UserName.withoutDomain(response.name());
            if (!user.equals(UserName.withoutDomain(identity))) {
                return new Step.Refuse("the MSCHAPv2 name is not that of the EAP identity");
            }
            return passwords.ntHash(identity).map(hash -> check(response, user, hash)).orElseGet(this::refuse);
        }

        private Step check(MsChapV2Packet.Response response, Bytes user, Secret passwordHash) {
            try (Secret hash = passwordHash) {
                Bytes right = MsChapV2.ntResponse(challenge, response.peerChallenge(), user, hash);
                if (!ConstantTime.equal(right, response.ntResponse())) {
                    return refuse();
                }
                Bytes proof = MsChapV2.authenticatorResponse(hash, right, response.peerChallenge(), challenge, user);
                Bytes message = Bytes.utf8("S=" + proof.hex().toUpperCase(Locale.ROOT) + " M=Welcome");
                return new Step.Ask(new Proving(MsChapV2.msk(hash, right)),
                        new MsChapV2Packet.Success(ID, message).encode());
            }
        }

        /** Error 691, no retry (RFC 2759 §6). */
        private Step refuse() {
            Bytes message = Bytes.utf8("E=691 R=0 C=" + challenge.hex().toUpperCase(Locale.ROOT)
                    + " V=3 M=Authentication failed");
            return new Step.Ask(new Refusing(), new MsChapV2Packet.Failure(ID, message).encode());
        }
    }

    /** The peer has proved the password; it has to accept our proof. */
    record Proving(Secret msk) implements MsChapV2Authenticator {
        @Override
        public Step onPacket(MsChapV2Packet packet, Bytes identity, EapPasswords passwords) {
            return packet.equals(new MsChapV2Packet.Acknowledgement(true))
                    ? new Step.Proved(Optional.of(msk))
                    : new Step.Refuse("the peer does not accept our MSCHAPv2 proof");
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            visitor.accept(msk);
        }
    }

    /** The peer is refused; whatever it answers ends the method. */
    record Refusing() implements MsChapV2Authenticator {
        @Override
        public Step onPacket(MsChapV2Packet packet, Bytes identity, EapPasswords passwords) {
            return AuthenticatorMethod.wrongPassword();
        }
    }
}
