package ike.engine;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wipes what a transition has lost, so that no handler can forget to. */
public final class Wiping {
    private Wiping() {
    }

    /** Wipes what came for somebody who is gone. */
    public static void late(Verdict verdict) {
        if (verdict instanceof SecretOwner owner) {
            owner.wipe();
        }
    }

    /** Wipes each secret of {@code before} that none of the {@code keepers} reaches. */
    public static void lost(SecretOwner before, List<? extends SecretOwner> keepers) {
        Set<Secret> kept = new LinkedHashSet<>();
        keepers.forEach(keeper -> keeper.eachSecret(kept::add));
        before.eachSecret(secret -> {
            if (!kept.contains(secret)) {
                secret.close();
            }
        });
    }
}
