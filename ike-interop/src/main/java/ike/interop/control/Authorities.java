package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.certificate.RevocationSources;
import ike.interop.endpoint.Control;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.settings.Quoted;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * load-authority, unload-authority, get-authorities and list-authorities. An authority's certificate is trusted until
 * clear-creds, as in strongSwan; where its revocation lists and responders are is known until it is unloaded. The file's
 * are shown and unloaded like those of the socket. Confined to the engine's thread.
 */
final class Authorities {
    private static final ImmutableSet<String> KEYS = ImmutableSet.of("cacert", "crl_uris", "ocsp_uris",
            "cert_uri_base");

    private final Journal journal;
    private final SocketCredentials credentials;

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
        KnownAuthority authority = new KnownAuthority(section.name(), certificate, content.texts("crl_uris"),
                content.texts("ocsp_uris"), content.text("cert_uri_base"));
        credentials.take(control, ImmutableList.of(certificate));
        control.change(store -> store.load(authority));
        Stream.concat(authority.lists().stream(), authority.responders().stream())
                .filter(address -> !RevocationSources.isAskable(address))
                .forEach(address -> journal.remark(LogGroup.CFG, "warning: authorities." + section.name() + ": "
                        + Quoted.of(address) + " is not asked; expected http:// or https://"));
        authority.base().filter(base -> !KnownAuthority.isBase(base))
                .ifPresent(base -> journal.remark(LogGroup.CFG, "warning: authorities." + section.name()
                        + ": no peer is sent to " + Quoted.of(base) + "; expected http://"));
        return Answers.SUCCESS;
    }

    /** {@code unload-authority {name}}. */
    Message unload(Control control, Message request) {
        String name = request.text("name").orElse("");
        boolean known = known(control).anyMatch(authority -> authority.name().equals(name));
        control.change(store -> store.unloadAuthority(name));
        return known ? Answers.SUCCESS : Answers.failure("there is no authority " + name);
    }

    /** {@code get-authorities}. */
    Message names(Control control, Message request) {
        return Message.builder().list("authorities", known(control).map(KnownAuthority::name).toList()).build();
    }

    /** {@code list-authorities {name}}. */
    void list(Control control, Message request, ViciCall call) {
        Optional<String> wanted = request.text("name");
        call.stream("list-authority", known(control)
                .filter(authority -> wanted.isEmpty() || wanted.get().equals(authority.name()))
                .map(authority -> Message.builder().section(authority.name(), shown(authority)).build())
                .collect(ImmutableList.toImmutableList()));
        call.answer(Message.EMPTY);
    }

    private static Stream<KnownAuthority> known(Control control) {
        return control.credentials().sources().authorities().stream();
    }

    private static Message shown(KnownAuthority authority) {
        return Message.builder().put("cacert", authority.certificate().subject()).list("crl_uris", authority.lists())
                .list("ocsp_uris", authority.responders()).putIfPresent("cert_uri_base", authority.base()).build();
    }
}
