package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.certificate.RevocationSources;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who may say whether a certificate was revoked (RFC 5280 §6.3, RFC 6960), beside who has issued it. Confined to one thread. */
final class Informants {
    private final Map<String, KnownAuthority> authorities = new LinkedHashMap<>();
    private final Set<Certificate> ocspResponders = new LinkedHashSet<>();
    private boolean lists = true;
    private boolean responders = true;

    void load(KnownAuthority authority) {
        authorities.put(authority.name(), authority);
    }

    boolean unloadAuthority(String name) {
        return authorities.remove(name) != null;
    }

    void loadOcspResponder(Certificate responder) {
        ocspResponders.add(responder);
    }

    void unload(Certificate responder) {
        ocspResponders.remove(responder);
    }

    void heed(boolean revocationLists, boolean ocspResponses) {
        lists = revocationLists;
        responders = ocspResponses;
    }

    RevocationSources sources() {
        return new RevocationSources(lists, responders, ImmutableList.copyOf(authorities.values()),
                ImmutableList.copyOf(ocspResponders));
    }
}
