package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The identities that a certificate speaks for (RFC 4945 §3, §5.1.3.3): dNSName is ID_FQDN, rfc822Name is
 * ID_RFC822_ADDR, iPAddress an address, the subject and a directoryName ID_DER_ASN1_DN, the key's identifier
 * ID_KEY_ID. A common name is no domain name here.
 */
final class SubjectNames {
    private SubjectNames() {
    }

    static ImmutableList<Identification> of(X509CertificateHolder certificate) throws IOException {
        ImmutableList.Builder<Identification> names = ImmutableList.builder();
        Extensions extensions = certificate.getExtensions();
        if (extensions != null) {
            GeneralNames alternatives = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
            for (GeneralName name : alternatives == null ? new GeneralName[0] : alternatives.getNames()) {
                add(names, name);
            }
            SubjectKeyIdentifier key = SubjectKeyIdentifier.fromExtensions(extensions);
            if (key != null) {
                names.add(Identification.keyId(Bytes.copyOf(key.getKeyIdentifier())));
            }
        }
        if (certificate.getSubject().size() > 0) {
            names.add(distinguished(certificate.getSubject()));
        }
        return names.build();
    }

    private static void add(ImmutableList.Builder<Identification> names, GeneralName name) throws IOException {
        switch (name.getTagNo()) {
            case GeneralName.dNSName -> names.add(Identification.fqdn(text(name)));
            case GeneralName.rfc822Name -> names.add(Identification.rfc822(text(name)));
            case GeneralName.directoryName -> names.add(distinguished(X500Name.getInstance(name.getName())));
            case GeneralName.iPAddress -> {
                Bytes octets = Bytes.copyOf(ASN1OctetString.getInstance(name.getName()).getOctets());
                if (octets.length() == 4 || octets.length() == 16) {
                    names.add(new Identification(
                            octets.length() == 4 ? IdType.Known.ID_IPV4_ADDR : IdType.Known.ID_IPV6_ADDR, octets));
                }
            }
            default -> {
                // URIs and the other kinds are no identities of IKE.
            }
        }
    }

    private static String text(GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }

    private static Identification distinguished(X500Name name) throws IOException {
        return new Identification(IdType.Known.ID_DER_ASN1_DN, Bytes.owning(name.getEncoded("DER")));
    }
}
