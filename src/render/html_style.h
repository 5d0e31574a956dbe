#pragma once

#include <string_view>

namespace styrhus::render {

/// UX 2 in print sizes: white, thin rules, tabular numbers; a section is not broken over pages if it fits on
/// one.
inline constexpr std::string_view html_style = R"css(
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; color: #616161 } }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 1104px; padding: 24px; background: #fff; color: #1A1A1A;
  font: 16px/24px "IBM Plex Sans", Arial, sans-serif; font-variant-numeric: tabular-nums }
header { display: flex; gap: 12px; align-items: center; padding-bottom: 10px; border-bottom: 2px solid #084081 }
header svg { width: 28px; height: 28px; flex: none }
header .name { font-size: 20px; font-weight: 600 }
header .place { color: #616161; padding-left: 12px; border-left: 1px solid #BFBFBF }
.flag { background: #FFEECC; padding: 1px 8px; font-size: 13px }
h1 { font-size: 32px; line-height: 40px; font-weight: 600; margin: 24px 0 4px }
h2 { font-size: 22px; line-height: 28px; font-weight: 600; margin: 32px 0 8px; padding-top: 20px; border-top: 1px solid #BFBFBF }
h3, h4 { font-size: 18px; line-height: 24px; font-weight: 600; margin: 24px 0 8px }
h1, h2, h3, h4 { break-after: avoid }
.aside { color: #616161; font-weight: 400; font-size: 14px; margin-left: 8px }
.lead { font-size: 20px; line-height: 30px; max-width: 74ch; margin: 0 0 12px }
.basis { background: #F5F5F5; padding: 8px 12px; font-size: 13px; line-height: 20px; margin: 12px 0 20px }
.basis b { font-weight: 600 }
section { break-inside: avoid; margin: 20px 0 }
section.long { break-inside: auto }
.muted { color: #616161 } .up { color: #A63603 } .down { color: #08519C } .warning { color: #1A1A1A } .error { color: #8B0000 }
.notice { border-left: 4px solid #8E8E8E; background: #F5F5F5; padding: 8px 12px }
.notice.warning { border-color: #B38600; background: #FFEECC } .notice.error { border-color: #CC0000; background: #FFE0E0 }
.tiles { display: flex; flex-wrap: wrap; border-top: 1px solid #BFBFBF; border-bottom: 1px solid #BFBFBF }
.tile { flex: 1 1 180px; padding: 10px 14px; border-left: 1px solid #DCDCDC } .tile:first-child { border-left: 0; padding-left: 0 }
.tile .figure { font-size: 34px; line-height: 42px; font-weight: 600 } .tile .unit { font-size: 16px; font-weight: 400 }
.tile .label, .tile .note { font-size: 14px; line-height: 20px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 20px }
table.stair { table-layout: fixed; font-size: 12px; line-height: 16px }
th { text-align: left; font-weight: 600; vertical-align: bottom; border-bottom: 1px solid #8E8E8E; overflow-wrap: break-word }
th, td { padding: 6px 8px } td { border-bottom: 1px solid #DCDCDC; vertical-align: top }
table.stair th, table.stair td { padding: 4px 3px }
.d { white-space: nowrap } table.stair th { hyphens: auto }
.n { text-align: right; white-space: nowrap } th.n { white-space: normal } table.stair .d { white-space: nowrap } table.stair th { hyphens: auto }
.n { text-align: center }
tr.total td { font-weight: 600; border-top: 1px solid #8E8E8E } tr { break-inside: avoid } thead { display: table-header-group }
.note { color: #616161; font-size: 12px }
figure { margin: 0 0 12px } svg { display: block; max-width: 100%; height: auto }
figure.narrow { max-width: 640px }
footer { margin-top: 32px; padding-top: 8px; border-top: 1px solid #BFBFBF; color: #616161; font-size: 13px; line-height: 20px }
@media print { body { max-width: none; padding: 0; font-size: 10pt; line-height: 14pt } h1 { font-size: 20pt; line-height: 25pt }
  h2 { font-size: 14pt; line-height: 18pt } h3, h4 { font-size: 11.5pt; line-height: 15pt } .lead { font-size: 12pt; line-height: 17pt }
  table { font-size: 9pt; line-height: 12pt } th, td { padding: 3pt 4pt } table.stair { font-size: 8pt; line-height: 10pt }
  .tile .figure { font-size: 20pt; line-height: 26pt } .scroll { overflow: visible } }
)css";

/// UX 2.
inline constexpr std::string_view logo =
    R"svg(<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M20 2.5 37 15v20.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V15z" fill="#084081"/><g fill="none" stroke="#fff" stroke-linecap="round"><circle cx="20" cy="23" r="6.6" stroke-width="2.4"/><path stroke-width="2" d="M20 12.4v21.2M9.4 23h21.2M12.5 15.5l15 15M27.5 15.5l-15 15"/></g><circle cx="20" cy="23" r="2.6" fill="#fff"/><circle cx="20" cy="23" r="1.1" fill="#084081"/></svg>)svg";

} // namespace styrhus::render
