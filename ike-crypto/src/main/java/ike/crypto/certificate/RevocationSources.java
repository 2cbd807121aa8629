package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be heard about revocation, and who can be asked for it: first whom the configuration names for an issuer, then
 * whom the certificate names itself.
 *
 * @param lists whether revocation lists count (RFC 5280 §6.3)
 * @param responders whether OCSP responses count (RFC 6960)
 * @param authorities whom the configuration names
 * @param trusted responders who are believed about every issuer (RFC 6960 §4.2.2.2)
 */
public record RevocationSources(boolean lists, boolean responders, ImmutableList<KnownAuthority> authorities,
        ImmutableList<Certificate> trusted) {
    /** Both kinds, from whom certificates name. */
    public static final RevocationSources CERTIFICATES = new RevocationSources(true, true, ImmutableList.of(),
            ImmutableList.of());
    /** So many addresses of each kind are used for one certificate. */
    public static final int MOST_ADDRESSES = 4;

    /** The same without revocation lists, which nobody has instead of an OCSP response. */
    public RevocationSources respondersOnly() {
        return new RevocationSources(false, responders, authorities, trusted);
    }

    /** The first of these OCSP responses that says whether this certificate is revoked. */
    public Optional<Bytes> answer(Certificate certificate, Certificate issuer, List<Bytes> ocsp, Instant now) {
        return ocsp.stream().filter(response -> responders && !(OcspResponse.status(response, certificate, issuer,
                trusted, now) instanceof RevocationStatus.Unknown)).findFirst();
    }

    /** True for an address that can be asked: HTTP, with or without TLS. */
    public static boolean isAskable(String address) {
        return web(address).isPresent();
    }

    /** True when somebody is named, even by an address that cannot be asked. */
    boolean nameSomebody(Certificate certificate, Certificate issuer) {
        return (lists && listed(certificate, issuer).findAny().isPresent())
                || (responders && answered(certificate, issuer).findAny().isPresent());
    }

    /** Where the issuer's revocation list is, by HTTP. */
    ImmutableList<URI> lists(Certificate certificate, Certificate issuer) {
        return lists ? askable(listed(certificate, issuer)) : ImmutableList.of();
    }

    /** Who answers about the certificate alone, by HTTP. */
    ImmutableList<URI> responders(Certificate certificate, Certificate issuer) {
        return responders ? askable(answered(certificate, issuer)) : ImmutableList.of();
    }

    /** What each of those that were heard says, lists last. */
    Stream<RevocationStatus> statuses(Certificate certificate, Certificate issuer, List<Bytes> crls, List<Bytes> ocsp,
            Instant now) {
        return Stream.concat(
                ocsp.stream().filter(_ -> responders)
                        .map(response -> OcspResponse.status(response, certificate, issuer, trusted, now)),
                crls.stream().filter(_ -> lists).map(list -> RevocationList.status(list, certificate, issuer, now)));
    }

    private Stream<String> listed(Certificate certificate, Certificate issuer) {
        return Stream.concat(of(issuer).flatMap(authority -> authority.lists().stream()),
                CertificateAddresses.lists(certificate).stream());
    }

    private Stream<String> answered(Certificate certificate, Certificate issuer) {
        return Stream.concat(of(issuer).flatMap(authority -> authority.responders().stream()),
                CertificateAddresses.responders(certificate).stream());
    }

    private Stream<KnownAuthority> of(Certificate issuer) {
        return authorities.stream().filter(authority -> authority.is(issuer));
    }

    private static ImmutableList<URI> askable(Stream<String> addresses) {
        return addresses.flatMap(address -> web(address).stream()).distinct().limit(MOST_ADDRESSES)
                .collect(ImmutableList.toImmutableList());
    }

    private static Optional<URI> web(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
