package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.certificate.RevocationSources;
import ike.interop.settings.Quoted;
import java.util.Optional;

/** Reads a section {@code authorities.<name>}: an authority, and where to ask about what it issued (RFC 5280 §6.3). */
final class AuthorityReader {
    private final SectionReader reader;
    private final CertificateValues certificates;

    AuthorityReader(SectionReader reader, CertificateValues certificates) {
        this.reader = reader;
        this.certificates = certificates;
    }

    /** The authority; nothing without its certificate. */
    Optional<KnownAuthority> read() {
        String key = reader.section().setting("cacert").isPresent() ? "cacert" : "file";
        if (reader.section().setting(key).isEmpty()) {
            reader.warning(key, "left out: it has no cacert; expected a file in x509ca beside the configuration");
            return Optional.empty();
        }
        Optional<Certificate> certificate = reader.read(key, this::authority);
        ImmutableList<String> lists = addresses("crl_uris");
        ImmutableList<String> responders = addresses("ocsp_uris");
        Optional<String> base = reader.read("cert_uri_base", text -> text);
        base.filter(text -> !KnownAuthority.isBase(text)).ifPresent(text -> reader.warning("cert_uri_base",
                "no peer is sent to " + Quoted.of(text) + "; expected http://"));
        return certificate
                .map(one -> new KnownAuthority(reader.section().name(), one, lists, responders, base));
    }

    private Certificate authority(String value) throws BadValue {
        Certificate certificate = certificates.read("x509ca", value).getFirst();
        if (!certificate.isAuthority()) {
            throw BadValue.saying("the certificate of " + certificate.subject() + " in " + Quoted.of(value)
                    + " is no authority's: its basicConstraints do not say so (RFC 5280 section 4.2.1.9)");
        }
        return certificate;
    }

    private ImmutableList<String> addresses(String key) {
        ImmutableList<String> addresses = reader.read(key, ImmutableList.of(), ListValue::items);
        addresses.stream().filter(address -> !RevocationSources.isAskable(address))
                .forEach(address -> reader.warning(key,
                        Quoted.of(address) + " is not asked; expected http:// or https://"));
        return addresses;
    }
}
