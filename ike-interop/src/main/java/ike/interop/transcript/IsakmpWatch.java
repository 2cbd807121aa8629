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
import ike.wire.v1.SaPayload;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a third party sees of one ISAKMP SA (RFC 2409 §5): the messages in the clear name the algorithms and the public
 * values, from which, with the key, every later message can be decrypted.
 */
final class IsakmpWatch {
    private final Supplier<ImmutableList<Ikev1Keys>> keyTable;
    private final Supplier<KeyTables> secrets;
    private ImmutableList<Ikev1Keys> keys = ImmutableList.of();
    private final IsakmpFragments fragments = new IsakmpFragments();
    private final VectorChains chains = new VectorChains();
    private Optional<OakleySuite> suite = Optional.empty();
    private Optional<AuthenticationMethod> method = Optional.empty();
    private String unknown = "the messages that agree on its cipher are not in this capture";
    private Optional<Bytes> gxi = Optional.empty();
    private Optional<Bytes> gxr = Optional.empty();

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
        }

        /** It stays closed. */
        record Closed(String why) implements Opening {
        }
    }

    /** Keeps what a message in the clear says; of the last fragment to arrive the whole message is returned. */
    Optional<Bytes> learn(IsakmpMessage message) {
        method = EncryptedBodies.method(message.payloads()).or(() -> method);
        message.payloads().first(KePayload.class).ifPresent(ke -> learn(ke.data()));
        if (!message.header().responderCookie().isZero()) {
            message.payloads().first(SaPayload.class).ifPresent(this::learn);
        }
        return message.payloads().first(FragmentPayload.class).flatMap(fragments::add);
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
            return new Opening.Closed(unknown);
        }
        Encryption encryption = suite.get().encryption();
        Optional<Ikev1Keys> key = keys.stream().filter(k -> k.key().length() == encryption.keyLength()).findFirst();
        if (key.isEmpty()) {
            return new Opening.Closed("its key in the table does not have the " + encryption.keyLength() + " octets of "
                    + encryption.id());
        }
        int block = encryption.blockLength();
        if (message.ciphertext().isEmpty() || message.ciphertext().length() % block != 0) {
            return new Opening.Closed("the ciphertext is not a whole number of blocks of " + block + " octets");
        }
        return open(message, suite.get(), new IsakmpCipher(encryption, key.get().key()));
    }

    private Opening open(IsakmpMessage message, OakleySuite agreed, IsakmpCipher cipher) {
        Optional<Bytes> phase1 = publicValue(message.header(), gxi, "g^xi")
                .flatMap(i -> publicValue(message.header(), gxr, "g^xr")
                        .map(r -> InitializationVectors.phase1(agreed, i, r, DerivationLog.NONE)));
        if (phase1.isEmpty()) {
            return new Opening.Closed(isHidden()
                    ? "its public values are encrypted, and not among the secrets (RFC 2409 §5.3)"
                    : "the messages with its public values are not in this capture");
        }
        Optional<Opening.Opened> first = Optional.empty();
        for (VectorChains.Candidate candidate : chains.candidates(message, agreed, phase1.get())) {
            Bytes plaintext = cipher.open(candidate.iv(), message.ciphertext()).orElseThrow();
            Optional<PayloadList> payloads = IsakmpMessages.decodeInside(message.header().firstPayload(), plaintext)
                    .toOptional();
            Opening.Opened opened = new Opening.Opened(agreed.encryption(), plaintext, payloads, candidate.note());
            if (payloads.isPresent()) {
                chains.passed(message, candidate, cipher.next(message.ciphertext()));
                return opened;
            }
            first = first.or(() -> Optional.of(opened));
        }
        chains.passed(message, cipher.next(message.ciphertext()));
        return first.orElseThrow();
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

    /** The first public value is the initiator's: it speaks first in every mode. */
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
