package org.curbstop.utility;

/** The utility's brand colors as {@code #rrggbb}. Each is used as text on the other, at a contrast of 4.5:1 or better. */
public record BrandColors(String brand, String onBrand) {}
