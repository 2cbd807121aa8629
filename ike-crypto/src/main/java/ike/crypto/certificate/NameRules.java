package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * Name constraints (RFC 5280 §4.2.1.10, §6.1.4): an authority may be confined to some names, or kept from some. They
 * count for every certificate below it. Domain names are compared without regard to case.
 */
final class NameRules {
    private static final String SECTION = "RFC 5280 §4.2.1.10";

    private NameRules() {
    }

    /** Walks from the anchor down. */
    static void constraints(List<Certificate> chain, ImmutableList.Builder<TrustStep> steps) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        boolean constrained = false;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Certificate certificate = chain.get(i);
            if (constrained && (i == 0 || !certificate.isSelfIssued())) {
                steps.add(check(validator, certificate));
            }
            Optional<NameConstraints> own = certificate.extension(Extension.nameConstraints)
                    .map(extension -> NameConstraints.getInstance(extension.getParsedValue()));
            if (own.isPresent()) {
                constrained = true;
                add(validator, own.get());
            }
        }
    }

    private static TrustStep check(PKIXNameConstraintValidator validator, Certificate certificate) {
        try {
            validator.checkPermittedDN(certificate.subjectName());
            validator.checkExcludedDN(certificate.subjectName());
            GeneralNames names = certificate.extensions()
                    .map(all -> GeneralNames.fromExtensions(all, Extension.subjectAlternativeName)).orElse(null);
            for (GeneralName name : names == null ? new GeneralName[0] : names.getNames()) {
                validator.checkPermitted(folded(name));
                validator.checkExcluded(folded(name));
            }
            return TrustStep.passed(certificate, "its names are among those that the authorities above may certify",
                    SECTION);
        } catch (NameConstraintValidatorException | RuntimeException e) {
            return TrustStep.failed(certificate, "an authority above must not certify its names: " + e.getMessage(),
                    SECTION);
        }
    }

    private static void add(PKIXNameConstraintValidator validator, NameConstraints constraints) {
        GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
        if (permitted != null) {
            validator.intersectPermittedSubtree(folded(permitted));
        }
        GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
        for (GeneralSubtree tree : excluded == null ? new GeneralSubtree[0] : folded(excluded)) {
            validator.addExcludedSubtree(tree);
        }
    }

    private static GeneralSubtree[] folded(GeneralSubtree[] trees) {
        GeneralSubtree[] result = new GeneralSubtree[trees.length];
        for (int i = 0; i < trees.length; i++) {
            result[i] = new GeneralSubtree(folded(trees[i].getBase()), trees[i].getMinimum(), trees[i].getMaximum());
        }
        return result;
    }

    private static GeneralName folded(GeneralName name) {
        boolean text = name.getTagNo() == GeneralName.dNSName || name.getTagNo() == GeneralName.rfc822Name;
        return text
                ? new GeneralName(name.getTagNo(),
                        ASN1IA5String.getInstance(name.getName()).getString().toLowerCase(Locale.ROOT))
                : name;
    }
}
