package ike.v1.planted.west;

import ike.v1.planted.east.East;
import org.jspecify.annotations.Nullable;

/** The other half of a cycle between packages. */
public record West(@Nullable East east) {
}
