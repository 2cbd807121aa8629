package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Encryption;
import ike.crypto.SecretAccess;
import ike.crypto.v1.InitializationVectors;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.OakleySuite;
import ike.interop.keys.Ikev1Keys;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.KePayload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.PayloadType;
import ike.wire.v1.SaPayload;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a third party sees of one ISAKMP SA (RFC 2409 §5): the messages in the clear name the algorithms and the public
 * values, from which, with the key, every later message can be decrypted.
 */
final class IsakmpWatch {
    private static final int GENERIC_HEADER = 4;

    private final Supplier<ImmutableList<Ikev1Keys>> keyTable;
    private final Supplier<KeyTables> secrets;
    private ImmutableList<Ikev1Keys> keys = ImmutableList.of();
    private final MissingParts<Integer> missing = new MissingParts<>("parts of an IKEv1 message");
    private final IsakmpFragments fragments = new IsakmpFragments(missing);
    private final VectorChains chains = new VectorChains();
    private Optional<OakleySuite> suite = Optional.empty();
    private Optional<AuthenticationMethod> method = Optional.empty();
    private String unknown = "the messages that agree on its cipher are not in this capture";
    private Optional<Bytes> gxi = Optional.empty();
    private Optional<Bytes> gxr = Optional.empty();
    private boolean knowsOrder;

    /**
     * @param keyTable gives those of its initiator cookie, the newest first; asked until there are any
     * @param secrets give the public values, where these are encrypted
     */
    IsakmpWatch(Supplier<ImmutableList<Ikev1Keys>> keyTable, Supplier<KeyTables> secrets) {
        this.keyTable = keyTable;
        this.secrets = secrets;
    }

    /** What came of trying to decrypt a message. */
    sealed interface Opening {
        /**
         * It was decrypted.
         *
         * @param payloads absent when the octets are no payloads: then the key is another one's, or the message is
         * malformed
         * @param note what is odd about it
         */
        record Opened(Encryption cipher, Bytes plaintext, Optional<PayloadList> payloads, Optional<String> note)
                implements
                    Opening {
            /** True for payloads, and for what begins like one: no other key and no other vector give that. */
            boolean looksRight() {
                return payloads.isPresent() || (plaintext.length() >= GENERIC_HEADER
                        && PayloadType.of(plaintext.u8(0)) instanceof PayloadType.Known && plaintext.u8(1) == 0
                        && plaintext.u16At(2) >= GENERIC_HEADER && plaintext.u16At(2) <= plaintext.length());
            }
        }

        /** It stays closed. */
        record Closed(String why) implements Opening {
        }

        /** It stays closed as long as messages are not heard that come before it. */
        record Early(String why) implements Opening {
        }
    }

    /** Keeps what a message in the clear says; of the last fragment to arrive the whole message is returned. */
    Optional<IsakmpFragments.Whole> learn(long packet, IsakmpMessage message) {
        method = EncryptedBodies.method(message.payloads()).or(() -> method);
        message.payloads().first(KePayload.class).ifPresent(ke -> learn(ke.data()));
        if (!message.header().responderCookie().isZero()) {
            message.payloads().first(SaPayload.class).ifPresent(this::learn);
        }
        return message.payloads().first(FragmentPayload.class).flatMap(part -> fragments.add(packet, part));
    }

    /** The fragments that never became whole; there are no more packets. */
    Optional<Findings.Unexplained> end() {
        fragments.end();
        return missing.told();
    }

    /** How the two ends authenticate each other, as far as the messages have said. */
    Optional<AuthenticationMethod> method() {
        return method;
    }

    /** Decrypts a message; which vector is the right one is decided by what comes out. */
    Opening open(IsakmpMessage message) {
        if (keys.isEmpty()) {
            keys = keyTable.get();
        }
        if (keys.isEmpty()) {
            return new Opening.Closed("no keys for this ISAKMP SA");
        }
        if (suite.isEmpty()) {
            return new Opening.Early(unknown);
        }
        Encryption encryption = suite.get().encryption();
        ImmutableList<IsakmpCipher> ciphers = keys.stream().map(Ikev1Keys::key)
                .filter(key -> key.length() == encryption.keyLength())
                .map(key -> new IsakmpCipher(encryption, key)).collect(ImmutableList.toImmutableList());
        if (ciphers.isEmpty()) {
            return new Opening.Closed("its key in the table does not have the " + encryption.keyLength() + " octets of "
                    + encryption.id());
        }
        int block = encryption.blockLength();
        if (message.ciphertext().isEmpty() || message.ciphertext().length() % block != 0) {
            return new Opening.Closed("the ciphertext is not a whole number of blocks of " + block + " octets");
        }
        return open(message, suite.get(), ciphers);
    }

    /** @param ciphers one a key: ends that do not have the same secret do not have the same key */
    private Opening open(IsakmpMessage message, OakleySuite agreed, ImmutableList<IsakmpCipher> ciphers) {
        Optional<Bytes> initiators = publicValue(message.header(), gxi, "g^xi");
        Optional<Bytes> responders = publicValue(message.header(), gxr, "g^xr");
        if (initiators.isEmpty() || responders.isEmpty()) {
            return isHidden()
                    ? new Opening.Closed("its public values are encrypted, and not among the secrets (RFC 2409 §5.3)")
                    : new Opening.Early("the messages with its public values are not in this capture");
        }
        Attempt attempt = attempt(message, agreed, ciphers, initiators.get(), responders.get());
        if (attempt.candidate().isEmpty() && !knowsOrder && !isHidden()) {
            Attempt other = attempt(message, agreed, ciphers, responders.get(), initiators.get());
            if (other.candidate().isPresent()) {
                gxi = responders;
                gxr = initiators;
                attempt = other;
            }
        }
        knowsOrder |= attempt.candidate().isPresent();
        Bytes lastBlock = ciphers.getFirst().next(message.ciphertext());
        attempt.candidate().ifPresentOrElse(candidate -> chains.passed(message, candidate, lastBlock),
                () -> chains.passed(message, lastBlock));
        return attempt.opened();
    }

    /** What came out, and with which vector, if it was the right one. */
    private record Attempt(Opening.Opened opened, Optional<VectorChains.Candidate> candidate) {
    }

    private Attempt attempt(IsakmpMessage message, OakleySuite agreed, ImmutableList<IsakmpCipher> ciphers, Bytes first,
            Bytes second) {
        Bytes phase1 = InitializationVectors.phase1(agreed, first, second, DerivationLog.NONE);
        Optional<Attempt> best = Optional.empty();
        for (VectorChains.Candidate candidate : chains.candidates(message, agreed, phase1)) {
            for (IsakmpCipher cipher : ciphers) {
                Opening.Opened opened = opened(message, agreed, cipher, candidate);
                if (opened.payloads().isPresent()) {
                    return new Attempt(opened, Optional.of(candidate));
                }
                best = best.filter(attempt -> attempt.opened().looksRight())
                        .or(() -> Optional.of(new Attempt(opened, Optional.empty())));
            }
        }
        return best.orElseThrow();
    }

    private static Opening.Opened opened(IsakmpMessage message, OakleySuite agreed, IsakmpCipher cipher,
            VectorChains.Candidate candidate) {
        Bytes plaintext = cipher.open(candidate.iv(), message.ciphertext()).orElseThrow();
        return new Opening.Opened(agreed.encryption(), plaintext,
                IsakmpMessages.decodeInside(message.header().firstPayload(), plaintext).toOptional(),
                candidate.note());
    }

    private boolean isHidden() {
        return method.filter(EncryptedBodies::isRevised).isPresent();
    }

    private Optional<Bytes> publicValue(IsakmpHeader header, Optional<Bytes> seen, String name) {
        return isHidden()
                ? secrets.get().secrets(header.initiatorCookie().bytes(), header.responderCookie().bytes(), name)
                        .stream()
                        .findFirst().map(secret -> secret.reveal(SecretAccess.forKeyExport()))
                : seen;
    }

    /** The first public value is the initiator's: it speaks first in every mode, unless the capture has another order. */
    private void learn(Bytes publicValue) {
        if (gxi.isEmpty()) {
            gxi = Optional.of(publicValue);
        } else if (gxr.isEmpty() && !gxi.get().equals(publicValue)) {
            gxr = Optional.of(publicValue);
        }
    }

    private void learn(SaPayload chosen) {
        chosen.proposals().stream().flatMap(p -> p.transforms().stream()).findFirst().ifPresent(transform -> {
            suite = OakleyChoice.suite(transform);
            unknown = "decrypting its cipher is not among what this program can do: " + transform.describe();
        });
    }
}
