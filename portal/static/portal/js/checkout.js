// Comfort on "Kirim dan bayar": a way to pay that does not go with the chosen delivery cannot be chosen. Without this file the answer says so after sending.

document.querySelectorAll("main form section").forEach((shop) => {
  const ways = [...shop.querySelectorAll("[data-goes-with]")];
  const match = () => {
    const delivery = shop.querySelector("[name^=kirim]:checked")?.value;
    ways.forEach((way) => { way.disabled = !way.dataset.goesWith.split(" ").includes(delivery); });
    const open = ways.filter((way) => !way.disabled);
    if (open.length && !open.some((way) => way.checked)) open[0].checked = true;
  };
  shop.addEventListener("change", match);
  match();
});
