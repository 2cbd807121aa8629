package ike.v2.eap;

import ike.crypto.ConstantTime;
import ike.crypto.Secret;
import ike.crypto.eap.MsChapV2;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** EAP-MSCHAPv2, the peer (draft-kamath-pppext-eap-mschapv2-02, RFC 2759 §4 to §6). */
sealed interface MsChapV2Peer extends PeerMethod {
    @Override
    default EapMethod method() {
        return EapMethod.MSCHAPV2;
    }

    @Override
    default Step on(int identifier, Bytes data, EapAccount account, Challenges challenges) {
        return switch (MsChapV2Packet.decode(data)) {
            case Decoded.Bad(var why) -> new Step.Fail(why.describe());
            case Decoded.Ok(MsChapV2Packet packet) -> onPacket(packet, account, challenges);
        };
    }

    /** Takes a request that can be read. */
    Step onPacket(MsChapV2Packet packet, EapAccount account, Challenges challenges);

    @Override
    default Verdict onSuccess() {
        return new Verdict.TooEarly();
    }

    @Override
    default void eachSecret(Consumer<Secret> visitor) {
        // Only two of the states hold a key.
    }

    /** Nothing has come yet. */
    record Fresh() implements MsChapV2Peer {
        @Override
        public Step onPacket(MsChapV2Packet packet, EapAccount account, Challenges challenges) {
            if (!(packet instanceof MsChapV2Packet.Challenge challenge)) {
                return new Step.Fail("MSCHAPv2 does not begin with a challenge");
            }
            return account.ntHash().<Step>map(
                    hash -> answer(challenge, account.identity(), hash, challenges.next(16)))
                    .orElseGet(() -> new Step.Fail(NO_PASSWORD));
        }

        private static Step answer(MsChapV2Packet.Challenge challenge, Bytes identity, Secret passwordHash,
                Bytes peerChallenge) {
            Bytes user = UserName.withoutDomain(identity);
            try (Secret hash = passwordHash) {
                Bytes response = MsChapV2.ntResponse(challenge.challenge(), peerChallenge, user, hash);
                Bytes expected = MsChapV2.authenticatorResponse(hash, response, peerChallenge, challenge.challenge(),
                        user);
                return new Step.Respond(new Responded(expected, MsChapV2.msk(hash, response)),
                        new MsChapV2Packet.Response(challenge.id(), peerChallenge, response, identity).encode());
            }
        }
    }

    /**
     * The password is proved; the authenticator has to prove it too.
     *
     * @param expected its proof, 20 octets
     */
    record Responded(Bytes expected, Secret msk) implements MsChapV2Peer {
        private static final String PROOF = "S=";

        @Override
        public Step onPacket(MsChapV2Packet packet, EapAccount account, Challenges challenges) {
            return switch (packet) {
                case MsChapV2Packet.Success(_, Bytes message) -> proves(message)
                        ? new Step.Respond(new Proved(msk), new MsChapV2Packet.Acknowledgement(true).encode())
                        : new Step.Fail("the authenticator does not prove that it knows the password");
                case MsChapV2Packet.Failure(_, Bytes message) ->
                    new Step.Respond(new Refused(message), new MsChapV2Packet.Acknowledgement(false).encode());
                default -> new Step.Fail("a second MSCHAPv2 challenge after the answer to the first");
            };
        }

        private boolean proves(Bytes message) {
            Bytes digits = Bytes.utf8(PROOF + expected.hex().toUpperCase(Locale.ROOT));
            return message.length() >= digits.length()
                    && ConstantTime.equal(message.slice(0, digits.length()), digits);
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            visitor.accept(msk);
        }
    }

    /** Both sides have proved the password, and we have said so. */
    record Proved(Secret msk) implements MsChapV2Peer {
        @Override
        public Step onPacket(MsChapV2Packet packet, EapAccount account, Challenges challenges) {
            return new Step.Fail("MSCHAPv2 goes on after its end");
        }

        @Override
        public Verdict onSuccess() {
            return new Verdict.Finished(Optional.of(msk));
        }

        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            visitor.accept(msk);
        }
    }

    /** The authenticator refused, and we have said that we know; there is no other password to try. */
    record Refused(Bytes message) implements MsChapV2Peer {
        @Override
        public Step onPacket(MsChapV2Packet packet, EapAccount account, Challenges challenges) {
            return new Step.Fail("MSCHAPv2 goes on after its end");
        }

        @Override
        public String refusal() {
            return "the authenticator refused: " + Printable.text(message);
        }
    }
}
