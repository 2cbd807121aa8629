package ike.interop.transcript;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.v2.IntegrityId;
import java.util.Optional;

/**
 * Opens what one direction of an SA has sealed: the body of an Encrypted payload (RFC 7296 §3.14) or of an ESP packet
 * (RFC 4303 §2), which both are a vector, a ciphertext and an integrity check value.
 */
record Opener(CipherChoice cipher, IcvCheck check, Secret encryptionKey, Secret integrityKey) {
    /**
     * Tries to open {@code body}; nothing is decrypted that fails its check.
     *
     * @param associatedData what combined-mode encryption authenticates besides
     * @param before what a separate check covers in front of the body
     * @param behind what it covers behind the ciphertext, though it is not sent
     */
    Opening open(Bytes associatedData, Bytes before, Bytes body, Bytes behind) {
        Optional<Encryption> encryption = Algorithms.encryption(cipher.id(), cipher.keyBits());
        if (encryption.isEmpty()) {
            return new Opening.Closed("decrypting " + cipher + " is not among what this program can do");
        }
        int ivLength = encryption.get().ivLength();
        int icvLength = encryption.get().icvLength() + check.length();
        if (body.length() < ivLength + icvLength) {
            return new Opening.Closed("too short for " + cipher + ": " + body.length() + " octets, vector and check "
                    + "value alone are " + (ivLength + icvLength));
        }
        Bytes sealed = body.slice(0, body.length() - check.length());
        Protection protection = checked(encryption.get(), before, sealed, body.from(sealed.length()), behind);
        if (protection.verdict() == Verdict.BAD) {
            return new Opening.Tried(protection, ivLength, icvLength, Optional.empty());
        }
        Optional<Bytes> plaintext = encryption.get().open(encryptionKey, sealed.slice(0, ivLength), associatedData,
                sealed.from(ivLength));
        return plaintext.isPresent() || !encryption.get().aead()
                ? new Opening.Tried(orWholeBlocks(protection, plaintext), ivLength, icvLength, plaintext)
                : new Opening.Tried(bad(), ivLength, icvLength, plaintext);
    }

    private Protection checked(Encryption encryption, Bytes before, Bytes sealed, Bytes icv, Bytes behind) {
        if (encryption.aead()) {
            return with(Verdict.GOOD, "");
        }
        return switch (check) {
            case IcvCheck.Skipped(int length) -> with(Verdict.UNCHECKED,
                    "the key table names no algorithm for its " + length + " octets");
            case IcvCheck.By(IntegrityId id) when id == IntegrityId.NONE -> with(Verdict.UNCHECKED,
                    "the key table says that there is none");
            case IcvCheck.By(IntegrityId id) -> Algorithms.integrity(id)
                    .map(integrity -> verified(integrity, icv, before, sealed, behind))
                    .orElseGet(() -> with(Verdict.UNCHECKED, id + " is not among what this program can do"));
        };
    }

    private Protection verified(Integrity integrity, Bytes icv, Bytes before, Bytes sealed, Bytes behind) {
        return integrity.verify(integrityKey, icv, before, sealed, behind) ? with(Verdict.GOOD, "") : bad();
    }

    private Protection orWholeBlocks(Protection protection, Optional<Bytes> plaintext) {
        return plaintext.isPresent()
                ? protection
                : with(protection.verdict(), "the ciphertext is not a whole number of blocks");
    }

    private Protection bad() {
        return with(Verdict.BAD, "the octets were changed on their way, or the key is another one's");
    }

    private Protection with(Verdict verdict, String reason) {
        return new Protection(cipher, check, verdict, reason);
    }
}
