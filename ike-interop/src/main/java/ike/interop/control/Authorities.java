package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.interop.endpoint.Control;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * load-authority, unload-authority, get-authorities and list-authorities. An authority's certificate is trusted until
 * clear-creds, as in strongSwan; where its revocation lists are is remembered and shown, but nothing is fetched.
 * Confined to the engine's thread.
 */
final class Authorities {
    private static final ImmutableSet<String> LISTS = ImmutableSet.of("crl_uris", "ocsp_uris");
    private static final ImmutableSet<String> KEYS = ImmutableSet.of("cacert", "crl_uris", "ocsp_uris",
            "cert_uri_base");

    private final Journal journal;
    private final SocketCredentials credentials;
    private final Map<String, Message> authorities = new LinkedHashMap<>();

    Authorities(Journal journal, SocketCredentials credentials) {
        this.journal = journal;
        this.credentials = credentials;
    }

    /** {@code load-authority {NAME {cacert, crl_uris, ocsp_uris, cert_uri_base}}}. */
    Message load(Control control, Message request) {
        if (request.sections().size() != 1) {
            return Answers.failure("expected one section, the authority");
        }
        Element.Section section = request.sections().getFirst();
        Optional<String> unknown = section.content().elements().stream().map(Element::name)
                .filter(key -> !KEYS.contains(key)).findFirst();
        if (unknown.isPresent()) {
            return Answers.failure(section.name() + "." + unknown.get() + " has no use here; expected one of "
                    + String.join(", ", KEYS));
        }
        return switch (CertificateFile.read(section.content().value("cacert").orElse(Bytes.EMPTY))) {
            case Decoded.Bad<ImmutableList<Certificate>>(Malformed why) ->
                Answers.failure(section.name() + ".cacert: " + why.problem());
            case Decoded.Ok<ImmutableList<Certificate>>(var read) -> take(control, section, read.getFirst());
        };
    }

    private Message take(Control control, Element.Section section, Certificate certificate) {
        if (!certificate.isAuthority()) {
            return Answers.failure(section.name() + ".cacert: its basicConstraints do not say that it is an authority"
                    + " (RFC 5280 section 4.2.1.9)");
        }
        Message content = section.content();
        credentials.take(control, ImmutableList.of(certificate));
        authorities.put(section.name(), Message.builder().put("cacert", certificate.subject())
                .list("crl_uris", content.texts("crl_uris")).list("ocsp_uris", content.texts("ocsp_uris"))
                .putIfPresent("cert_uri_base", content.text("cert_uri_base")).build());
        if (LISTS.stream().anyMatch(key -> !content.texts(key).isEmpty())) {
            journal.remark(LogGroup.CFG, "warning: authorities." + section.name()
                    + ": revocation lists are not fetched; load them from x509crl");
        }
        return Answers.SUCCESS;
    }

    /** {@code unload-authority {name}}. */
    Message unload(Control control, Message request) {
        String name = request.text("name").orElse("");
        return authorities.remove(name) == null
                ? Answers.failure("there is no authority " + name)
                : Answers.SUCCESS;
    }

    /** {@code get-authorities}. */
    Message names(Control control, Message request) {
        return Message.builder().list("authorities", authorities.keySet()).build();
    }

    /** {@code list-authorities {name}}. */
    void list(Control control, Message request, ViciCall call) {
        Optional<String> wanted = request.text("name");
        call.stream("list-authority", authorities.entrySet().stream()
                .filter(authority -> wanted.isEmpty() || wanted.get().equals(authority.getKey()))
                .map(authority -> Message.builder().section(authority.getKey(), authority.getValue()).build())
                .collect(ImmutableList.toImmutableList()));
        call.answer(Message.EMPTY);
    }
}
