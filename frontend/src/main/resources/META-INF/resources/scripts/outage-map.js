/*
 * <outage-map data-outages="/outages.geojson" data-streets="/streets.geojson?...">: the list beside it, drawn. The streets come from us; a
 * tile server is asked only where the utility names one. A circle of about a kilometre for each place where something is out; a press on
 * it leads to the entry in the list. Where nothing can be drawn the element hides: the list says it all.
 */
import * as L from "/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js";

const RADIUS = 550; // meters; locations are published to about one kilometer
const NAMES_FROM_ZOOM = 12;
const WIDTHS = { major: 5, street: 3, water: 7 };

const read = async address => {
  try {
    const answer = await fetch(address);
    return answer.ok ? (await answer.json()).features : [];
  } catch {
    return [];
  }
};

/** Outages at the same published point share a circle. */
const places = outages => {
  const byPoint = new Map();
  for (const outage of outages.filter(each => each.geometry)) {
    const key = outage.geometry.coordinates.join();
    byPoint.set(key, [...byPoint.get(key) ?? [], outage]);
  }
  return [...byPoint.values()].map(here => ({ here, at: L.latLng(here[0].geometry.coordinates[1], here[0].geometry.coordinates[0]) }));
};

customElements.define("outage-map", class extends HTMLElement {
  async connectedCallback() {
    const [streets, outages] = await Promise.all([this.dataset.streets ? read(this.dataset.streets) : [], read(this.dataset.outages)]);
    const drawn = places(outages);
    if (!streets.length && !drawn.length) { this.hidden = true; return; }
    this.streets = L.geoJSON(streets, { renderer: L.canvas({ padding: 0.5 }), interactive: false, style: street => this.look(street) });
    const map = L.map(this, { zoomControl: false, attributionControl: false, maxZoom: 17, scrollWheelZoom: false });
    // Set the view first: a circle has no size on a map without a view.
    map.fitBounds(drawn.length ? L.latLngBounds(drawn.flatMap(({ at }) => [at.toBounds(2 * RADIUS).getSouthWest(), at.toBounds(2 * RADIUS).getNorthEast()])).pad(0.15) : this.streets.getBounds(), { maxZoom: 15 });
    if (this.dataset.tiles) L.tileLayer(this.dataset.tiles, { maxNativeZoom: 17 }).addTo(map);
    this.streets.addTo(map);
    L.control.zoom({ zoomInTitle: this.dataset.in, zoomOutTitle: this.dataset.out }).addTo(map);
    L.control.scale().addTo(map);
    for (const place of drawn) this.circle(place).addTo(map);
    this.names = L.layerGroup().addTo(map);
    map.on("moveend", () => this.nameStreets(map, streets));
    this.nameStreets(map, streets);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.streets.setStyle(street => this.look(street)));
  }

  colour(token) {
    return getComputedStyle(this).getPropertyValue(token).trim();
  }

  look({ properties: { kind } }) {
    if (kind === "park") return { stroke: false, fillColor: this.colour("--map-park"), fillOpacity: 1 };
    return { weight: WIDTHS[kind] ?? 3, color: this.colour(kind === "water" ? "--map-water" : "--map-street"), fill: false, opacity: 1 };
  }

  circle({ here, at }) {
    const kinds = new Set(here.map(({ properties }) => properties.service));
    const confirmed = here.some(({ properties }) => properties.confirmed);
    const colour = this.colour(kinds.size > 1 ? "--ink-soft" : { electric: "--warn", water: "--brand" }[[...kinds][0]] ?? "--ink-soft");
    const circle = L.circle(at, { radius: RADIUS, color: colour, weight: confirmed ? 3 : 2, dashArray: confirmed ? null : "6 6", fillOpacity: 0.25 });
    const label = document.createElement("span"); // as text: names come from a file, and Leaflet treats a string as HTML
    label.textContent = this.label(here);
    return circle.bindTooltip(label, { permanent: true, direction: "center" })
        .on("click", () => { location.hash = here[0].id; });
  }

  /** Heading of the outage's entry in the list. */
  label(here) {
    if (here.length > 1) return this.dataset.several.replace("#", here.length);
    return document.getElementById(here[0].id)?.querySelector("h3").textContent ?? here[0].properties.network ?? "";
  }

  /** Labels the longest visible stretch of each street, where the name fits and overlaps no other. */
  nameStreets(map, streets) {
    this.names.clearLayers();
    if (map.getZoom() < NAMES_FROM_ZOOM) return;
    const size = map.getSize();
    const stretches = streets.filter(({ geometry, properties }) => properties.name && geometry.type === "LineString").flatMap(({ geometry, properties }) =>
        geometry.coordinates.slice(1).map((to, i) => {
          const [a, b] = [geometry.coordinates[i], to].map(([lng, lat]) => map.latLngToContainerPoint([lat, lng])).sort((one, other) => one.x - other.x);
          return { name: properties.name, a, b, middle: a.add(b).divideBy(2), length: a.distanceTo(b) };
        }));
    const taken = [];
    for (const { name, a, b, middle, length } of stretches.sort((one, other) => other.length - one.length)) {
      const inside = middle.x > 30 && middle.y > 10 && middle.x < size.x - 30 && middle.y < size.y - 10;
      if (!inside || length < name.length * 7 || taken.some(each => each.name === name || each.middle.distanceTo(middle) < 45)) continue;
      taken.push({ name, middle });
      const text = document.createElement("span");
      text.textContent = name;
      text.style.transform = `translate(-50%, -50%) rotate(${Math.atan2(b.y - a.y, b.x - a.x)}rad)`;
      L.marker(map.containerPointToLatLng(middle), { interactive: false, keyboard: false, icon: L.divIcon({ className: "street", html: text, iconSize: [0, 0] }) }).addTo(this.names);
    }
  }
});
