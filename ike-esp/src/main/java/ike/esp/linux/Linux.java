package ike.esp.linux;

import java.io.IOException;
import java.util.Locale;

/** Whether this package can work here. */
public final class Linux {
    private Linux() {
    }

    /** True on Linux. */
    public static boolean isHere() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    }

    /** Throws with a plain sentence anywhere else. */
    static void require(String what) throws IOException {
        if (!isHere()) {
            throw new IOException(what + " needs Linux; this is " + System.getProperty("os.name", "unknown")
                    + ". Negotiating without a datapath works everywhere.");
        }
    }
}
