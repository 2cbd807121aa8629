package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Revocation lists and OCSP responses that were fetched, by where they came from. Confined to one thread. */
public final class Fetched {
    /** So many of each kind are kept; the one that came first gives way to another. */
    public static final int MOST = 64;

    private final Map<String, Bytes> crls = new LinkedHashMap<>();
    private final Map<String, Bytes> ocsp = new LinkedHashMap<>();

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

    private static void keep(Map<String, Bytes> kept, String source, Bytes octets) {
        kept.remove(source);
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(source, octets);
    }

    ImmutableList<Bytes> crls() {
        return ImmutableList.copyOf(crls.values());
    }

    ImmutableList<Bytes> ocsp() {
        return ImmutableList.copyOf(ocsp.values());
    }
}
