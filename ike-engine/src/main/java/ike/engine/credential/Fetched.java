package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Revocation lists and OCSP responses that were fetched, by where they came from; certificates and bundles of them (RFC 7296 §3.6)
 * by their hashes, which say what they are wherever they came from. Confined to one thread.
 */
public final class Fetched {
    /** So many of each kind are kept; the one that came first gives way to another. */
    public static final int MOST = 64;

    private final Map<String, Bytes> crls = new LinkedHashMap<>();
    private final Map<String, Bytes> ocsp = new LinkedHashMap<>();
    private final Map<Bytes, Bytes> linked = new LinkedHashMap<>();

    Fetched() {
    }

    /** Keeps a revocation list in DER. */
    public void keepCrl(String source, Bytes list) {
        keep(crls, source, list);
    }

    /** Keeps an OCSP response in DER. */
    public void keepOcsp(String source, Bytes response) {
        keep(ocsp, source, response);
    }

    /** Keeps what a link leads to, if it is what the link means; false otherwise. */
    public boolean keepLinked(HashAndUrl link, Bytes octets) {
        boolean meant = SignatureHash.SHA1.of(octets).equals(link.hash());
        if (meant) {
            keep(linked, link.hash(), octets);
        }
        return meant;
    }

    /** Keeps no revocation list any more: who is to know of one has to ask anew. */
    public void forgetCrls() {
        crls.clear();
    }

    /** Keeps no OCSP response any more. */
    public void forgetOcsp() {
        ocsp.clear();
    }

    /** Keeps nothing any more that links lead to. */
    public void forgetLinked() {
        linked.clear();
    }

    private static <K> void keep(Map<K, Bytes> kept, K source, Bytes octets) {
        kept.remove(source);
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(source, octets);
    }

    /** What a link leads to, if that was fetched. */
    Optional<Bytes> linked(HashAndUrl link) {
        return Optional.ofNullable(linked.get(link.hash()));
    }

    ImmutableList<Bytes> crls() {
        return ImmutableList.copyOf(crls.values());
    }

    ImmutableList<Bytes> ocsp() {
        return ImmutableList.copyOf(ocsp.values());
    }
}
