#pragma once
// The kiosk without a window: JSON lines on stdin press, the probe's JSON line on stdout answers. For tests, on demo vaults.

#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/kiosk_station.h"

namespace aplomb::app {

/// One line of the probe when the first frame stands, then one for each line read:
///   {"key":"next"}                 presses the control with the pointer
///   {"press":"Enter"}              presses a key: Enter, Tab, PageDown, F6, 5, Ctrl+Shift+F12 …
///   {"type":"Ada"}                 types text
///   {"advance":300000}             lets so many milliseconds pass
/// A line that cannot be done is answered by {"error":"why"}. A press that ends the session is answered by the new process's first line.
/// A line is written only after everything that it shows is on the disk: whoever has read it knows that the press is kept.
void run_headless(KioskStation& station, const KioskOptions& options, const Terminator& terminator);

}  // namespace aplomb::app
