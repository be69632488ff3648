package org.curbstop.utility;

/**
 * The utility's own colours as {@code #rrggbb}: {@code brand} is written on {@code onBrand} and the other way round, at 4.5:1 or better.
 */
public record BrandColors(String brand, String onBrand) {}
