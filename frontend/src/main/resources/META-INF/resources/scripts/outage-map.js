/*
 * <outage-map data-outages="/outages.geojson" data-streets="/streets.geojson?...">: the list beside it, drawn. The streets come from us; a
 * tile server is asked only where the utility names one. A circle of about a kilometre for each place where something is out; a press on
 * it leads to the entry in the list, or to data-link with its id. Of many, those that would overlap are drawn as one until the map is
 * zoomed in. data-only names the ids that are drawn, where a list beside it is filtered. What changes is drawn
 * without a reload. With data-exact the places are exact, as staff see them, and drawn as points; data-revision takes the place of the
 * timer: what has changed is read when it changes. Where nothing can be drawn the element hides: the list says it all.
 */
import * as L from "/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js";

const RADIUS = 550; // meters; locations are published to about one kilometer
const POINT = 16; // pixels
const NAMES_FROM_ZOOM = 12;
const CLUSTERED_FROM = 40; // places; fewer are told apart by the eye
const NEAR = 48; // pixels
const REFRESH = 60_000;
const WIDTHS = { major: 5, street: 3, water: 7 };

/** The features; null: they cannot be read now. */
const read = async address => {
  try {
    const answer = await fetch(address);
    return answer.ok ? (await answer.json()).features : null;
  } catch {
    return null;
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

/** Places that would overlap at this zoom, together. */
const clusters = (map, drawn) => {
  const groups = [];
  for (const place of drawn) {
    const point = map.project(place.at);
    const near = drawn.length >= CLUSTERED_FROM && groups.find(group => group.point.distanceTo(point) < NEAR);
    if (near) near.places.push(place);
    else groups.push({ point, places: [place] });
  }
  return groups.map(group => group.places);
};

customElements.define("outage-map", class extends HTMLElement {
  static observedAttributes = ["data-only", "data-revision"];

  async connectedCallback() {
    const answers = await Promise.all([this.dataset.streets ? read(this.dataset.streets) : [], read(this.dataset.outages)]);
    if (!this.isConnected || this.map) return; // a view moves it while it is drawn anew
    const [streets, outages] = answers.map(features => features ?? []);
    this.outages = outages;
    this.drawn = places(this.chosen());
    if (!streets.length && !places(outages).length) { this.hidden = true; return; }
    this.streets = L.geoJSON(streets, { renderer: L.canvas({ padding: 0.5 }), interactive: false, style: street => this.look(street) });
    const map = this.map = L.map(this, { zoomControl: false, attributionControl: false, maxZoom: 17, scrollWheelZoom: false });
    // Set the view first: a circle has no size on a map without a view.
    this.fit(map);
    if (this.dataset.tiles) L.tileLayer(this.dataset.tiles, { maxNativeZoom: 17 }).addTo(map);
    this.streets.addTo(map);
    L.control.zoom({ zoomInTitle: this.dataset.in, zoomOutTitle: this.dataset.out }).addTo(map);
    L.control.scale().addTo(map);
    let fitted = this.clientWidth > 0 && this.clientHeight > 0; // in a view that is being laid out it has no size yet
    this.resized = new ResizeObserver(() => {
      map.invalidateSize();
      if (fitted || !this.clientWidth || !this.clientHeight) return;
      fitted = true;
      this.fit(map);
    });
    this.resized.observe(this);
    this.circles = L.layerGroup().addTo(map);
    this.drawCircles(map);
    map.on("zoomend", () => this.drawCircles(map));
    if (!this.dataset.revision) this.timer = setInterval(() => document.hidden || this.refresh(map), REFRESH);
    this.names = L.layerGroup().addTo(map);
    map.on("moveend", () => this.nameStreets(map, streets));
    this.nameStreets(map, streets);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.streets.setStyle(street => this.look(street)));
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.resized?.disconnect();
    this.map?.remove();
    this.map = null;
  }

  async refresh(map) {
    const outages = await read(this.dataset.outages);
    if (!outages || map !== this.map) return; // what was drawn stays
    this.outages = outages;
    this.drawn = places(this.chosen());
    this.drawCircles(map);
  }

  attributeChangedCallback(name, before, now) {
    if (!this.map || before === now) return;
    if (name === "data-revision") { this.refresh(this.map); return; }
    this.drawn = places(this.chosen());
    this.drawCircles(this.map);
    this.fit(this.map);
  }

  chosen() {
    if (this.dataset.only === undefined) return this.outages;
    const only = new Set(this.dataset.only.split(" "));
    return this.outages.filter(({ id }) => only.has(id));
  }

  /** What is drawn; where that is nothing, the town. */
  fit(map) {
    const around = drawn => L.latLngBounds(drawn.map(({ at }) => at.toBounds(2 * RADIUS))
        .flatMap(each => [each.getSouthWest(), each.getNorthEast()])).pad(0.15);
    const town = this.streets.getBounds();
    map.fitBounds(!this.drawn.length && town.isValid() ? town : around(this.drawn.length ? this.drawn : places(this.outages)), { maxZoom: 15 });
  }

  drawCircles(map) {
    this.circles.clearLayers();
    for (const group of clusters(map, this.drawn)) (group.length > 1 ? this.cluster(map, group) : this.circle(group[0])).addTo(this.circles);
  }

  /** As many outages as it stands for; a press shows them apart. */
  cluster(map, group) {
    const bounds = L.latLngBounds(group.map(({ at }) => at));
    const several = group.reduce((sum, { here }) => sum + here.length, 0);
    return L.circleMarker(bounds.getCenter(), { radius: Math.min(34, 16 + 4 * Math.log2(several)), color: this.colour("--ink-soft"), weight: 3, fillOpacity: 0.35 })
        .bindTooltip(this.named(this.dataset.several.replace("#", several)), { permanent: true, direction: "center" })
        .on("click", () => map.fitBounds(bounds.pad(0.5), { maxZoom: 17 }));
  }

  /** As text: names come from a file, and Leaflet treats a string as HTML. */
  named(text) {
    const label = document.createElement("span");
    label.textContent = text;
    return label;
  }

  links(here) {
    const list = document.createElement("ul");
    for (const { id, properties } of here) {
      const link = document.createElement("a");
      link.href = this.dataset.link + id;
      link.textContent = [properties.network, new Date(properties.started).toLocaleString(document.documentElement.lang)].filter(Boolean).join(", ");
      list.appendChild(document.createElement("li")).append(link);
    }
    return list;
  }

  open(id) {
    if (this.dataset.link) location.assign(this.dataset.link + id);
    else location.hash = id;
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
    const size = this.dataset.exact === undefined ? RADIUS : POINT;
    const circle = (this.dataset.exact === undefined ? L.circle : L.circleMarker)(at, { radius: size, color: colour, weight: confirmed ? 3 : 2, dashArray: confirmed ? null : "6 6", fillOpacity: 0.25 });
    circle.bindTooltip(this.named(this.label(here)), { permanent: true, direction: "center" });
    return this.dataset.link && here.length > 1 ? circle.bindPopup(this.links(here)) : circle.on("click", () => this.open(here[0].id));
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
