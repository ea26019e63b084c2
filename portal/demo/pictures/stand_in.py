"""Temporary: every kind answers while the families are drawn."""

from portal.demo.pictures import backdrop, vessels
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance

ROOTS = {
    "kuliner": "bika-ambon lapis-legit bolu-gulung kue-kering nastar pisang-sale keripik-singkong keripik-pisang kerupuk rempeyek dodol lemang pempek risoles martabak donat roti bakpao onde-onde klepon kue-lapis nasi-kotak tumpeng rendang sate soto mie-goreng bakso ikan-arsik sambal-andaliman sambal markisa teh kopi jamu es-cendol jus madu selai cokelat manisan abon hampers-kue",
    "bahan-pokok": "beras telur gula-aren gula-pasir minyak tepung garam bawang-merah bawang-putih cabai tomat kentang sayur-hijau wortel kelapa pisang jeruk durian salak nanas alpukat ayam daging ikan-segar udang teri tahu tempe kacang kecap susu rempah",
    "fesyen": "kemeja-ulos kemeja-krem blus kaos gamis hijab rok celana jaket sarung songket ulos batik peci sepatu sepatu-wanita sandal tas-ulos tas-ransel totebag dompet ikat-pinggang topi selendang baju-anak kalung gelang anting",
    "kriya": "keranjang gerabah tikar lampu-rotan rumah-adat ukiran gantungan-kunci bantal taplak vas talenan sapu boneka lilin kotak-tisu bingkai tudung-saji piring-kayu tas-anyam kursi-rotan",
    "jasa": "jahit cuci-sepatu pangkas rias servis-hp servis-ac fotografi undangan katering pijat les-anak cuci-motor tukang sablon spanduk",
    "lainnya": "sabun sampo minyak-urut parfum tanaman-hias pupuk bibit pakan-ternak mainan-kayu buku-tulis alat-tulis deterjen papan-bunga masker-wajah ember arang",
}


def bag(b: Board, r: Chance) -> None:
    backdrop.room(b, r)
    vessels.pouch(b, r, (190, 140, 260, 390), r.turn(("#7b1e2e", "#1f5b49", "#c8683a", "#2c5d7a")), vessels.plain("#c8303a"), "#e09a1c")
