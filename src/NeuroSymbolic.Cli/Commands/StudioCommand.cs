using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using NeuroSymbolic.Studio;

namespace NeuroSymbolic.Cli;

/// <summary><c>studio [--port 8080] [--open]</c>: planning and episodes in a browser on this machine.</summary>
internal static class StudioCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<int> port = OptionFactory.Whole("--port", "The port to listen on; 0 for any that is free.", 0, @default: 8080);
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var command = new Command("studio", "See, change and understand planning in a browser on this machine.") { port, open };
        command.SetAction(parsed =>
        {
            Serve(surroundings, parsed.GetValue(port), parsed.GetValue(open)).GetAwaiter().GetResult();
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task Serve(Surroundings surroundings, int port, bool opens)
    {
        void Say(string words) => surroundings.Error.WriteLine($"neurosym: {words}");
        StudioServer server = await StudioServer.StartAsync(StudioPlaces.Of(Installation.Root()), port, Say).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            Say($"the studio is at {server.Address}, until Ctrl-C");
            if (opens)
            {
                Open(server.Address, Say);
            }

            await StudioServer.RunAsync(surroundings.Cancellation).ConfigureAwait(false);
        }
    }

    private static void Open(Uri address, Action<string> say)
    {
        try
        {
            Process.Start(new ProcessStartInfo("xdg-open", [address.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true })?.Dispose();
        }
        catch (Win32Exception)
        {
            say($"there is no xdg-open here; open {address} yourself");
        }
    }
}
