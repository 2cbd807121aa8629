package ike.v1.planted.east;

import ike.v1.planted.west.West;

/** One half of a cycle between packages. */
public record East(West west) {
}
