package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the holder of a certificate is in one of the groups that are demanded (RFC 5755 §5).
 *
 * @param groups one of these is enough; letters alike whatever their case
 * @param attributes attribute certificates, of whomever
 * @param authorities the attribute authorities that are trusted
 */
public record GroupCheck(ImmutableList<String> groups, ImmutableList<AttributeCertificate> attributes,
        ImmutableList<Certificate> authorities, Instant now) {
    private static final String SECTION = "RFC 5755 §5";

    /** What is found about it. */
    public TrustStep judge(Certificate holder) {
        List<String> why = new ArrayList<>();
        for (AttributeCertificate attribute : attributes) {
            if (attribute.isAbout(holder)) {
                Optional<String> flaw = attribute.groups().stream().anyMatch(this::isDemanded)
                        ? attribute.flaw(authorities, now)
                        : Optional.of("says another group");
                if (flaw.isEmpty()) {
                    return TrustStep.passed(holder, "in a group that is demanded, by the " + attribute, SECTION);
                }
                why.add("the " + attribute + " " + flaw.get());
            }
        }
        return TrustStep.failed(holder, "in none of the groups that are demanded (" + String.join(", ", groups) + "): "
                + (why.isEmpty()
                        ? "there is no attribute certificate about it; have the peer send one, or load it from x509ac"
                        : String.join("; ", why)),
                SECTION);
    }

    private boolean isDemanded(String group) {
        return groups.stream().anyMatch(group::equalsIgnoreCase);
    }
}
