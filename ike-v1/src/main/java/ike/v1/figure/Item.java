package ike.v1.figure;

import ike.wire.v1.CertPayload;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.SaPayload;
import ike.wire.v1.SigPayload;

/** What the figures of RFC 2409 §5 are made of. */
public enum Item {
    /** SA: the offer, or the one transform of it that was chosen. */
    SA(SaPayload.class, "SA"),
    /** KE: a public value of the key exchange. */
    KE(KePayload.class, "KE"),
    /** Ni or Nr. */
    NONCE(NoncePayload.class, "N"),
    /** IDii or IDir: who the sender is. */
    ID(IdPayload.class, "ID"),
    /** HASH_I or HASH_R: the proof of that. */
    HASH(HashPayload.class, "HASH"),
    /** [CERT]: none, one or several certificates. */
    CERT(CertPayload.class, "CERT"),
    /** SIG_I or SIG_R: the same proof, signed. */
    SIG(SigPayload.class, "SIG");

    private final Class<? extends Payload> kind;
    private final String label;

    Item(Class<? extends Payload> kind, String label) {
        this.kind = kind;
        this.label = label;
    }

    /** The payload that carries it. */
    public Class<? extends Payload> kind() {
        return kind;
    }

    /** True for what a message can do without, and for what may be there more than once. */
    public boolean isOptional() {
        return this == CERT;
    }

    /** The RFC's word, without the letters that tell whose it is. */
    public String label() {
        return label;
    }
}
