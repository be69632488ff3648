/*
 * <outage-map data-src="/outages.geojson">: the list beside it, drawn. No tiles and nothing from elsewhere: a quiet ground, a circle of
 * about a kilometre for each outage, its name on it. A press on a circle leads to its entry in the list.
 */
import * as L from "/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js";

const COLOURS = { electric: "--warn", water: "--brand" };

customElements.define("outage-map", class extends HTMLElement {
  async connectedCallback() {
    const { features } = await (await fetch(this.dataset.src)).json();
    const placed = features.filter(feature => feature.geometry);
    if (!placed.length) { this.hidden = true; return; }
    const map = L.map(this, { zoomControl: false, attributionControl: false, maxZoom: 16 });
    L.control.zoom({ zoomInTitle: this.dataset.in, zoomOutTitle: this.dataset.out }).addTo(map);
    L.control.scale().addTo(map);
    const bounds = L.latLngBounds([]);
    for (const { id, geometry, properties } of placed) {
      const at = [geometry.coordinates[1], geometry.coordinates[0]];
      const colour = getComputedStyle(this).getPropertyValue(COLOURS[properties.service] ?? "--ink-soft").trim();
      const service = { electric: this.dataset.power, water: this.dataset.water }[properties.service] ?? "";
      const circle = L.circle(at, { radius: 550, color: colour, weight: properties.confirmed ? 3 : 2, dashArray: properties.confirmed ? null : "6 6", fillOpacity: 0.25 }).addTo(map);
      circle.bindTooltip([service, properties.network].filter(Boolean).join(" – "), { permanent: true, direction: "center" });
      circle.on("click", () => { location.hash = id; });
      bounds.extend(circle.getBounds());
    }
    map.fitBounds(bounds.pad(0.6));
  }
});
